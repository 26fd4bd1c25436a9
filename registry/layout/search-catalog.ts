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
  const wanted = words.toLowerCase().split(/\s+/u).filter((word) => word !== '').slice(0, MAX_WORDS)
  return catalog
    .map((entry) => ({ entry, rank: rankOf(entry, wanted) }))
    .filter(({ rank }) => rank !== Infinity)
    .toSorted((a, b) => a.rank - b.rank || (a.entry.id < b.entry.id ? -1 : 1))
    .slice(0, MAX_RESULTS)
    .map(({ entry }) => entry)
}

function rankOf(entry: IndexEntry, words: readonly string[]): number {
  const places = [entry.id, entry.title.toLowerCase(), entry.description.toLowerCase()]
  return words.reduce((sum, word) => {
    const place = places.findIndex((text) => text.includes(word))
    return sum + (place === -1 ? Infinity : place)
  }, 0)
}
