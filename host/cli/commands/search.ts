import type { IndexEntry } from '@hardpoint/schemas'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'

export const search = command({
  name: 'search',
  summary: 'Search the registry',
  arguments: [{ name: 'words', description: 'what the plugin is about', many: true, optional: true }],
  examples: ['hardpoint search ledger', 'hardpoint search'],
  async run(context, { words }) {
    const entries = await (await context.client()).call<IndexEntry[]>('GET', `/search?${new URLSearchParams({ q: words.join(' ') })}`)
    // The index is not signed: its words are anybody's.
    const rows = entries.map(({ id, version, tier, title, description }) => [neutralise(id), neutralise(version), tier, neutralise(`${title}: ${description}`).slice(0, 100)])
    return { data: entries, text: rows.length === 0 ? 'Nothing found.' : textTable([['plugin', 'version', 'tier', 'about'], ...rows]) }
  },
})
