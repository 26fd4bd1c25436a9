import { fingerprint, writeKeyFile } from '@hardpoint/sdk/tools'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'

export const keysNew = command({
  name: 'keys new',
  summary: 'Make the key pair of a publisher',
  details: 'Sign with it: hardpoint plugin pack --key <file>. The file is for its owner alone and is never replaced: keep a copy, a lost key cannot be had back.',
  arguments: [{ name: 'file', description: 'where the private key is written' }],
  examples: ['hardpoint keys new acme.key.json'],
  async run(context, { file }) {
    const pair = generateKeyPair()
    await writeKeyFile(pathOf(context, file), pair)
    const data = { file, publicKey: pair.publicKey, fingerprint: fingerprint(pair.publicKey) }
    return { data, text: `wrote ${file}\npublic key  ${data.publicKey}\nfingerprint ${data.fingerprint}` }
  },
})
