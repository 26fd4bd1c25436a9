import { initRegistry, keySigner } from '@hardpoint/registry/server'
import { prepareRegistryKeys } from '../registry/registry-keys.ts'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf } from './_paths.ts'

export const registryInit = command({
  name: 'registry init',
  summary: 'Make a registry, and the keys of who runs it',
  details: 'The keys are not needed to serve it: take them off this machine. Two of the three root keys replace any other key; the targets key registers publishers. '
    + 'Hosts are given the root\'s fingerprint (config.json, registryRoot), or believe the first root they see.',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }],
  options: { keys: { type: 'string', value: '<folder>', description: 'where the keys are put; those that are there are used' } },
  examples: ['hardpoint registry init ./registry --keys ./registry-keys'],
  async run(context, { folder }, { keys }) {
    if (keys === undefined) throw usageError('Name a folder for the keys: --keys <folder>.', 'registry init')
    const { root: [one, two, three], targets, files } = await prepareRegistryKeys(pathOf(context, keys))
    const { root } = await initRegistry(pathOf(context, folder), { root: [keySigner(one), keySigner(two), keySigner(three)], targets: keySigner(targets), clock: Date.now })
    const fingerprint = `sha256:${root}`
    return {
      data: { folder, root: fingerprint, keys: files },
      text: [`${folder} is a registry`, `root  ${fingerprint}`, ...files.map((file) => `key   ${file}`), 'Take the keys off this machine: it serves without them.'].join('\n'),
    }
  },
})
