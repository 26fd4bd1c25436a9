import { keySigner } from '@hardpoint/registry/server'
import { fingerprint } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { ensureKey } from '../registry/registry-keys.ts'
import { pathOf } from './_paths.ts'
import { OPERATOR_OPTIONS, REGISTRY_ARGUMENT, withOperator } from './_operator-access.ts'
import { targetsSigner } from './_registry-access.ts'

export const registrySetAdvisoriesKey = command({
  name: 'registry set-advisories-key',
  summary: 'Say whose key warns of a registry\'s versions; again, to replace it',
  details: 'Whoever holds it can stop any plugin on every host of this registry, until its admin says otherwise: keep it apart from the others, and off this machine. '
    + 'It is made where there is none. A registry that has such a key cannot hide its advisories any more.',
  arguments: [REGISTRY_ARGUMENT, { name: 'key', description: 'key file of who answers for security' }],
  options: { ...OPERATOR_OPTIONS, 'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers' } },
  examples: ['hardpoint registry set-advisories-key ./registry ./security.key.json --targets-key ./registry-keys/targets.key.json'],
  async run(context, { registry, key }, { root, state, 'targets-key': targets }) {
    const targetsKey = await targetsSigner(context, targets, 'registry set-advisories-key')
    const signer = keySigner(await ensureKey(pathOf(context, key)))
    await withOperator(context, { registry, root, state, command: 'registry set-advisories-key' }, (operator) => operator.setAdvisoriesKey(signer, targetsKey))
    const data = { registry, publicKey: signer.publicKey, fingerprint: fingerprint(signer.publicKey) }
    return { data, text: `advisories of ${registry} are signed with ${data.fingerprint}` }
  },
})
