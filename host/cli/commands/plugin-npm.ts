import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { npmFolderWriter, openRegistry, publishPackage, writeNpmManifest } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { CHANNEL_OPTION, channelOf } from './_channel.ts'
import { pathOf, readInput } from './_paths.ts'
import { readSigner } from './_registry-access.ts'

export const pluginNpm = command({
  name: 'plugin npm',
  summary: 'Make a folder from which npm publish sends a signed package',
  details: 'For registries that are reached by npm alone, at <registry>/npm/. The release in the folder follows on what the registry shows now: make it anew where another '
    + 'version of the publisher came first.',
  arguments: [{ name: 'file', description: 'the signed package' }, { name: 'folder', description: 'made where it is missing' }],
  options: {
    channel: CHANNEL_OPTION,
    key: { type: 'string', value: '<file>', description: 'key file of the publisher' },
    registry: { type: 'string', value: '<url or folder>', description: 'the registry (or HARDPOINT_REGISTRY)' },
  },
  examples: ['hardpoint plugin npm mail.hpk ./npm-mail --key acme.key.json --registry https://registry.acme.com'],
  async run(context, { file, folder }, { key, channel: named, registry = context.io.env['HARDPOINT_REGISTRY'] }) {
    const channel = channelOf(named, 'plugin npm')
    if (registry === undefined) throw usageError('Name the registry: --registry <url or folder>.', 'plugin npm')
    if (key === undefined) throw usageError('Name the publisher\'s key, which signs what the registry shows of its plugins: --key <file>.', 'plugin npm')
    const location = /^https?:/i.test(registry) ? registry : pathOf(context, registry)
    const directory = pathOf(context, folder)
    const writer = npmFolderWriter({ client: openRegistry(location), past: openRegistry(location, { clock: () => 0 }) }, directory)
    const entry = await publishPackage(writer, await readInput(context, file), { signer: await readSigner(context, key), clock: Date.now }, { channel })
    // Nothing was written where the registry has these very bytes.
    if (!existsSync(join(directory, 'release.json'))) throw new HardpointError('HP_ERR_PUBLISH_EXISTS', { what: `${entry.id} ${entry.version}` })
    await writeNpmManifest(directory, entry)
    return { data: entry, text: `${folder} holds ${entry.id} ${entry.version}: run npm publish in it, with registry=<registry>/npm/` }
  },
})
