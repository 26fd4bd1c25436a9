import { makeRotation, openRegistry } from '@hardpoint/registry/client'
import { fingerprint } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { pathOf } from './_paths.ts'
import { readSigner, targetsSigner, withStore } from './_registry-access.ts'

export const registryRotateKey = command({
  name: 'registry rotate-key',
  summary: 'Put another key of a publisher in force, and end the one before',
  details: 'With the old key, it names the new one, and hosts follow by themselves; without it, they ask their admin. What the old key signed stays.',
  arguments: [
    { name: 'folder', description: 'the registry\'s folder' }, { name: 'publisher', description: 'whose key it is' }, { name: 'key', description: 'key file of the new key' },
  ],
  options: {
    'old-key': { type: 'string', value: '<file>', description: 'key file of the key of now, where it is not lost' },
    'targets-key': { type: 'string', value: '<file>', description: 'the key that signs the list of publishers' },
  },
  examples: ['hardpoint registry rotate-key ./registry acme acme-2.key.json --old-key acme.key.json --targets-key ./registry-keys/targets.key.json'],
  async run(context, { folder, publisher, key }, { 'old-key': old, 'targets-key': targets }) {
    const signer = await targetsSigner(context, targets, 'registry rotate-key')
    const to = await readSigner(context, key)
    const from = old === undefined ? {} : { from: await readSigner(context, old) }
    await withStore(context, folder, async (store) => {
      // Our own folder: a publisher whose role has run out gets another key as well.
      const rotation = await makeRotation(openRegistry(pathOf(context, folder), { clock: () => 0 }), publisher, { ...from, to, clock: Date.now })
      await store.rotateKey(publisher, rotation, signer)
    })
    const data = { folder, publisher, publicKey: to.publicKey, fingerprint: fingerprint(to.publicKey), stated: old !== undefined }
    return { data, text: `${publisher} publishes with ${data.fingerprint}` }
  },
})
