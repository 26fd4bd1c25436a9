import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { npmFolderWriter, publishPackage, writeNpmManifest } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { command } from '../command.ts'
import { CHANNEL_OPTION, channelOf } from './_channel.ts'
import { pathOf, readInput } from './_paths.ts'
import { PUBLISHER_OPTIONS, openReader } from './_publisher-access.ts'

export const pluginNpm = command({
  name: 'plugin npm',
  summary: 'Make a folder from which npm publish sends a signed package',
  details: 'For registries that are reached by npm alone, at <registry>/npm/. The release in the folder follows on what the registry shows now: make it anew where another '
    + 'version of the publisher came first.',
  arguments: [{ name: 'file', description: 'the signed package' }, { name: 'folder', description: 'made where it is missing' }],
  options: { channel: CHANNEL_OPTION, ...PUBLISHER_OPTIONS },
  examples: ['hardpoint plugin npm mail.hpk ./npm-mail --key acme.key.json --registry https://registry.acme.com'],
  async run(context, { file, folder }, { channel: named, ...options }) {
    const channel = channelOf(named, 'plugin npm')
    const { writer: reader, author } = await openReader(context, 'plugin npm', options)
    const directory = pathOf(context, folder)
    const writer = npmFolderWriter(reader, directory)
    const entry = await publishPackage(writer, await readInput(context, file), author, { channel })
    // Nothing was written where the registry has these very bytes.
    if (!existsSync(join(directory, 'release.json'))) throw new HardpointError('HP_ERR_PUBLISH_EXISTS', { what: `${entry.id} ${entry.version}` })
    await writeNpmManifest(directory, entry)
    return { data: entry, text: `${folder} holds ${entry.id} ${entry.version}: run npm publish in it, with registry=<registry>/npm/` }
  },
})
