import { fingerprint, readKeyFile } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'

export const keysFingerprint = command({
  name: 'keys fingerprint',
  summary: 'Show the fingerprint of a key, to compare it by another way',
  arguments: [{ name: 'key', description: 'a key file, or a public key (base64)' }],
  examples: ['hardpoint keys fingerprint acme.key.json', 'hardpoint keys fingerprint 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
  async run(context, { key }) {
    const publicKey = /^[A-Za-z0-9+/]{43}=$/.test(key) ? key : (await readKeyFile(pathOf(context, key))).publicKey
    const data = { publicKey, fingerprint: fingerprint(publicKey) }
    return { data, text: `${data.fingerprint} ${publicKey}` }
  },
})
