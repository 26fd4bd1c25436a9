import type { IndexEntry } from '@hardpoint/schemas'

/** Most plugins in one answer. */
const MAX_RESULTS = 50

/** Words of a query that count. */
const MAX_WORDS = 8

/**
 * The plugins in which every word stands, best first: in the id, then in the title, then in the description; ties by id.
 * No words find everything.
 */
export function searchCatalog(catalog: readonly IndexEntry[], words: string): IndexEntry[] {
  return catalogSearch(catalog)(words)
}

/** `searchCatalog` for many questions: the catalog is sorted and its case folded once, so that a question costs one look at each plugin. */
export function catalogSearch(catalog: readonly IndexEntry[]): (words: string) => IndexEntry[] {
  const rows = catalog.toSorted((a, b) => a.id < b.id ? -1 : 1).map(rowOf)
  return (words) => {
    const wanted = words.toLowerCase().split(/\s+/u).filter((word) => word !== '').slice(0, MAX_WORDS)
    const found: IndexEntry[][] = []
    for (const row of rows) {
      const rank = rankOf(row, wanted)
      if (rank === Infinity) continue
      const { entry } = row
      const alike = found[rank] ??= []
      if (alike.length < MAX_RESULTS) alike.push(entry)
      // None that follows could be better, or come before these.
      if (rank === 0 && alike.length === MAX_RESULTS) break
    }
    return found.flat().slice(0, MAX_RESULTS)
  }
}

interface Row {
  readonly entry: IndexEntry
  /** Id, title and description, a line each: no word reaches from one into the next. */
  readonly text: string
  /** Where title and description begin. */
  readonly title: number
  readonly description: number
}

function rowOf(entry: IndexEntry): Row {
  const [id, title] = [entry.id, entry.title.toLowerCase()]
  return { entry, text: `${id}\n${title}\n${entry.description.toLowerCase()}`, title: id.length, description: id.length + 1 + title.length }
}

/** The sum of the places where the words stand first: 0 for the id, 1 for the title, 2 for the description. */
function rankOf({ text, title, description }: Row, words: readonly string[]): number {
  let rank = 0
  for (const word of words) {
    const at = text.indexOf(word)
    if (at === -1) return Infinity
    if (at > title) rank += at > description ? 2 : 1
  }
  return rank
}
