import { isPluginId } from '../layout/mod.ts'
import type { Source } from './source.ts'

const MAX_BYTES = 1_048_576
const AT_ONCE = 8

/**
 * How often plugins were downloaded, by the registry's word for it: nobody signs that, and it counts what it likes. Plugins of which it says nothing are left out: static
 * files, folders and bundles count nothing. Never rejects: it is a hint.
 */
export async function downloadCounts(source: Source, ids: readonly string[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  const todo = ids.filter(isPluginId)
  // One first: a registry that does not count, or is away, is asked once.
  for (let batch = todo.splice(0, 1); batch.length > 0; batch = todo.splice(0, AT_ONCE)) {
    const found = await Promise.all(batch.map((id) => countOf(source, id)))
    for (const [index, id] of batch.entries()) {
      const count = found[index]
      if (count !== undefined) counts.set(id, count)
    }
    if (counts.size === 0) break
  }
  return counts
}

async function countOf(source: Source, id: string): Promise<number | undefined> {
  try {
    const bytes = await source.read(`api/downloads/${id}`, { maxBytes: MAX_BYTES })
    if (bytes === undefined) return undefined
    const { total } = JSON.parse(Buffer.from(bytes).toString('utf8')) as { total?: unknown }
    return typeof total === 'number' && Number.isSafeInteger(total) && total >= 0 ? total : undefined
  } catch {
    return undefined
  }
}
