import { fingerprint, writeKeyFile } from '@hardpoint/sdk/tools'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'

export const licenseKeygen = command({
  name: 'license keygen',
  summary: 'Make the key pair of a license issuer',
  details: 'For vendors. Hosts accept its licenses when the public key stands in licenseIssuers of their config.json. The file is for its owner alone and is never replaced.',
  arguments: [{ name: 'file', description: 'where the private key is written' }],
  examples: ['hardpoint license keygen issuer.key.json'],
  async run(context, { file }) {
    const pair = generateKeyPair()
    await writeKeyFile(pathOf(context, file), pair)
    const data = { file, publicKey: pair.publicKey, fingerprint: fingerprint(pair.publicKey) }
    return { data, text: `wrote ${file}\npublic key  ${data.publicKey}\nfingerprint ${data.fingerprint}\nAdd the public key to licenseIssuers in the config.json of the hosts that shall accept it.` }
  },
})
