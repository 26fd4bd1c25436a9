import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { openRegistry } from '@hardpoint/registry/client'
import { OPERATOR_OPTIONS, readingAt } from './_operator-access.ts'

export const registryListAdvisories = command({
  name: 'registry list-advisories',
  summary: 'List the advisories of a registry',
  arguments: [{ name: 'registry', description: 'its url or folder' }],
  options: OPERATOR_OPTIONS,
  examples: ['hardpoint registry list-advisories ./registry'],
  async run(context, { registry }, options) {
    const reading = readingAt(context, registry, options)
    const advisories = await openRegistry(reading.location, reading.options).advisories()
    const rows = advisories.map(({ id, severity, action, plugin, range, title, withdrawnAt }) => [id, severity, withdrawnAt === undefined ? action : 'withdrawn', plugin, range, title])
    return { data: advisories, text: textTable([['id', 'severity', 'action', 'plugin', 'range', 'title'], ...rows]) }
  },
})
