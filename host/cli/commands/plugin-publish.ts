import { publishPackage } from '@hardpoint/registry/client'
import { command } from '../command.ts'
import { usageError } from '../usage-error.ts'
import { readInput } from './_paths.ts'

export const pluginPublish = command({
  name: 'plugin publish',
  summary: 'Send a signed package to a registry',
  details: 'The publisher\'s token is read from HARDPOINT_REGISTRY_TOKEN: an argument could be seen by everyone on this machine.',
  arguments: [{ name: 'file', description: 'the signed package' }],
  options: { registry: { type: 'string', value: '<url>', description: 'the registry (or HARDPOINT_REGISTRY)' } },
  examples: ['HARDPOINT_REGISTRY_TOKEN=… hardpoint plugin publish mail.hpk --registry https://registry.acme.com'],
  async run(context, { file }, { registry = context.io.env['HARDPOINT_REGISTRY'] }) {
    const token = context.io.env['HARDPOINT_REGISTRY_TOKEN']
    if (registry === undefined) throw usageError('Name the registry: --registry <url>.', 'plugin publish')
    if (token === undefined || token === '') throw usageError('Put the publisher\'s token into HARDPOINT_REGISTRY_TOKEN.', 'plugin publish')
    const bytes = await readInput(context, file)
    context.io.progress('Publishing …')
    const entry = await publishPackage(registry, bytes, token)
    return { data: entry, text: `published ${entry.id} ${entry.version} (${entry.sha256})` }
  },
})
