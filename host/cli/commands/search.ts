import type { IndexEntry } from '@hardpoint/schemas'
import { neutralise } from '../../telemetry/neutralise.ts'
import { command } from '../command.ts'
import { textTable } from '../text-table.ts'

/** Of a number that no key stands for. */
export const CLAIM = 'the registry\'s own count, which nobody signs'

export const search = command({
  name: 'search',
  summary: 'Search the registry',
  arguments: [{ name: 'words', description: 'what the plugin is about', many: true, optional: true }],
  examples: ['hardpoint search ledger', 'hardpoint search'],
  async run(context, { words }) {
    const entries = await (await context.client()).call<(IndexEntry & { readonly downloads?: number })[]>('GET', `/search?${new URLSearchParams({ q: words.join(' ') })}`)
    // The index is not signed: its words are anybody's.
    const counted = entries.some(({ downloads }) => downloads !== undefined)
    const rows = entries.map(({ id, version, tier, title, description, downloads }) => [
      neutralise(id), neutralise(version), tier, ...counted ? [downloads === undefined ? '' : `${downloads}`] : [], neutralise(`${title}: ${description}`).slice(0, 100),
    ])
    const table = textTable([['plugin', 'version', 'tier', ...counted ? ['downloads'] : [], 'about'], ...rows])
    return { data: entries, text: rows.length === 0 ? 'Nothing found.' : `${table}${counted ? `\n\nDownloads are ${CLAIM}.` : ''}` }
  },
})
