import { openRegistryStore } from '@hardpoint/registry/server'
import { readKeyFile } from '@hardpoint/sdk/tools'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { checkManifest } from '../check-manifest.ts'
import { pathOf } from './_paths.ts'

export const registryInit = command({
  name: 'registry init',
  summary: 'Make a registry, or give a publisher its place and a token in one',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }],
  options: {
    publisher: { type: 'string', value: '<id>', description: 'register this publisher, and make a token that publishes for it' },
    key: { type: 'string', value: '<key or file>', description: 'its public key (base64), or a key file' },
  },
  examples: ['hardpoint registry init ./registry', 'hardpoint registry init ./registry --publisher acme --key acme.key.json'],
  async run(context, { folder }, { publisher, key }) {
    if ((publisher === undefined) !== (key === undefined)) throw usageError('Give --publisher and --key together.', 'registry init')
    const store = await openRegistryStore(pathOf(context, folder), { clock: Date.now, checkManifest })
    try {
      if (publisher === undefined || key === undefined) return { data: { folder }, text: `${folder} is a registry` }
      const publicKey = /^[A-Za-z0-9+/]{43}=$/.test(key) ? key : (await readKeyFile(pathOf(context, key))).publicKey
      await store.registerPublisher(publisher, publicKey)
      const token = await store.createToken(publisher)
      return { data: { folder, publisher, publicKey, token }, text: token }
    } finally {
      await store.close()
    }
  },
})
