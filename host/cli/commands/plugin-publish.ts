import { existsSync } from 'node:fs'
import { publishPackage } from '@hardpoint/registry/client'
import { openRegistryStore } from '@hardpoint/registry/server'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { checkManifest } from '../check-manifest.ts'
import { command, type CommandContext } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { pathOf, readInput } from './_paths.ts'

export const pluginPublish = command({
  name: 'plugin publish',
  summary: 'Send a signed package to a registry',
  details: 'The publisher\'s token is read from HARDPOINT_REGISTRY_TOKEN: an argument could be seen by everyone on this machine.',
  arguments: [{ name: 'file', description: 'the signed package' }],
  options: { registry: { type: 'string', value: '<url or folder>', description: 'the registry (or HARDPOINT_REGISTRY)' } },
  examples: [
    'HARDPOINT_REGISTRY_TOKEN=… hardpoint plugin publish mail.hpk --registry https://registry.acme.com',
    'HARDPOINT_REGISTRY_TOKEN=… hardpoint plugin publish mail.hpk --registry ./registry',
  ],
  async run(context, { file }, { registry = context.io.env['HARDPOINT_REGISTRY'] }) {
    const token = context.io.env['HARDPOINT_REGISTRY_TOKEN']
    if (registry === undefined) throw usageError('Name the registry: --registry <url or folder>.', 'plugin publish')
    if (token === undefined || token === '') throw usageError('Put the publisher\'s token into HARDPOINT_REGISTRY_TOKEN.', 'plugin publish')
    const bytes = await readInput(context, file)
    context.io.progress('Publishing …')
    const entry = /^https?:/i.test(registry) ? await publishPackage(registry, bytes, token) : await publishHere(context, registry, bytes, token)
    return { data: entry, text: `published ${entry.id} ${entry.version} (${entry.sha256})` }
  },
})

/** Into a registry that no server has open: the same checks, and the same token. */
async function publishHere(context: CommandContext, folder: string, bytes: Uint8Array, token: string): Promise<IndexEntry> {
  // Opening makes a registry where there is none: a typing mistake must not.
  if (!existsSync(pathOf(context, folder))) throw new HardpointError('HP_ERR_FILE_MISSING', { file: folder, remedy: `Make a registry there: hardpoint registry init ${folder}` })
  const store = await openRegistryStore(pathOf(context, folder), { clock: Date.now, checkManifest })
  try {
    return await store.publish(bytes, token)
  } finally {
    await store.close()
  }
}
