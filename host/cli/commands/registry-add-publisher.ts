import { fingerprint, readKeyFile } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'
import { targetsSigner, withStore } from './_registry-access.ts'

export const registryAddPublisher = command({
  name: 'registry add-publisher',
  summary: 'Give a publisher its place in a registry',
  details: 'An id is given away once. Stop the server first, or do it in a copy that you publish: the key is never given to it.',
  arguments: [
    { name: 'folder', description: 'the registry\'s folder' }, { name: 'publisher', description: 'the first part of its plugins\' ids' },
    { name: 'key', description: 'its public key (base64), or a key file' },
  ],
  options: {
    'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers' },
    'allow-similar': { type: 'boolean', description: 'accept a name that is much like another' },
  },
  examples: ['hardpoint registry add-publisher ./registry acme acme.key.json --targets-key ./registry-keys/targets.key.json'],
  async run(context, { folder, publisher, key }, { 'targets-key': targets, 'allow-similar': allowSimilar = false }) {
    const signer = await targetsSigner(context, targets, 'registry add-publisher')
    const publicKey = /^[A-Za-z0-9+/]{43}=$/.test(key) ? key : (await readKeyFile(pathOf(context, key))).publicKey
    await withStore(context, folder, (store) => store.registerPublisher(publisher, publicKey, signer, { allowSimilar }))
    const data = { folder, publisher, publicKey, fingerprint: fingerprint(publicKey) }
    return { data, text: `${publisher} publishes with ${data.fingerprint}` }
  },
})
