import { keySigner } from '@hardpoint/registry/server'
import { fingerprint } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { ensureKey } from '../registry/registry-keys.ts'
import { pathOf } from './_paths.ts'
import { targetsSigner, withStore } from './_registry-access.ts'

export const registrySetAdvisoriesKey = command({
  name: 'registry set-advisories-key',
  summary: 'Say whose key warns of a registry\'s versions; again, to replace it',
  details: 'Whoever holds it can stop any plugin on every host of this registry, until its admin says otherwise: keep it apart from the others, and off this machine. '
    + 'It is made where there is none. A registry that has such a key cannot hide its advisories any more.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }, { name: 'key', description: 'key file of who answers for security' }],
  options: { 'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers' } },
  examples: ['hardpoint registry set-advisories-key ./registry ./security.key.json --targets-key ./registry-keys/targets.key.json'],
  async run(context, { folder, key }, { 'targets-key': targets }) {
    const operator = await targetsSigner(context, targets, 'registry set-advisories-key')
    const signer = keySigner(await ensureKey(pathOf(context, key)))
    await withStore(context, folder, (store) => store.setAdvisoriesKey(signer, operator))
    const data = { folder, publicKey: signer.publicKey, fingerprint: fingerprint(signer.publicKey) }
    return { data, text: `advisories of ${folder} are signed with ${data.fingerprint}` }
  },
})
