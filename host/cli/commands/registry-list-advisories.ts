import { command } from '../command.ts'
import { textTable } from '../text-table.ts'
import { withStore } from './_registry-access.ts'

export const registryListAdvisories = command({
  name: 'registry list-advisories',
  summary: 'List the advisories of a registry',
  arguments: [{ name: 'folder', description: 'the registry\'s folder' }],
  examples: ['hardpoint registry list-advisories ./registry'],
  async run(context, { folder }) {
    const advisories = await withStore(context, folder, (store) => store.advisories())
    const rows = advisories.map(({ id, severity, action, plugin, range, title, withdrawnAt }) => [id, severity, withdrawnAt === undefined ? action : 'withdrawn', plugin, range, title])
    return { data: advisories, text: textTable([['id', 'severity', 'action', 'plugin', 'range', 'title'], ...rows]) }
  },
})
