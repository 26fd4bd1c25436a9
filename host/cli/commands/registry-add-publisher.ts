import { fingerprint, readKeyFile } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'
import { OPERATOR_OPTIONS, REGISTRY_ARGUMENT, withOperator } from './_operator-access.ts'
import { targetsSigner } from './_registry-access.ts'

export const registryAddPublisher = command({
  name: 'registry add-publisher',
  summary: 'Give a publisher its place in a registry',
  details: 'An id is given away once. The key signs here, and is given to nobody.',
  arguments: [
    REGISTRY_ARGUMENT, { name: 'publisher', description: 'the first part of its plugins\' ids' },
    { name: 'key', description: 'its public key (base64), or a key file' },
  ],
  options: {
    ...OPERATOR_OPTIONS,
    'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers' },
    'allow-similar': { type: 'boolean', description: 'accept a name that is much like another' },
  },
  examples: [
    'hardpoint registry add-publisher ./registry acme acme.key.json --targets-key ./registry-keys/targets.key.json',
    'HARDPOINT_REGISTRY_TOKEN=… hardpoint registry add-publisher https://registry.acme.com acme acme.key.json --targets-key ./registry-keys/targets.key.json',
  ],
  async run(context, { registry, publisher, key }, { root, state, 'targets-key': targets, 'allow-similar': allowSimilar = false }) {
    const signer = await targetsSigner(context, targets, 'registry add-publisher')
    const publicKey = /^[A-Za-z0-9+/]{43}=$/.test(key) ? key : (await readKeyFile(pathOf(context, key))).publicKey
    await withOperator(context, { registry, root, state, command: 'registry add-publisher' }, (operator) => operator.registerPublisher(publisher, publicKey, signer, { allowSimilar }))
    const data = { registry, publisher, publicKey, fingerprint: fingerprint(publicKey) }
    return { data, text: `${publisher} publishes with ${data.fingerprint}` }
  },
})
