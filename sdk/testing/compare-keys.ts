import type { StorageKey } from '../guest/host-api.gen.ts'

/** Strings before numbers before booleans. */
const RANKS: Readonly<Record<string, number>> = { string: 0, number: 1, boolean: 2 }

/** The host's order of keys: part by part, by type and then by value; a key comes before those that it begins. */
export function compareKeys(a: StorageKey, b: StorageKey): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compareParts(a[at] ?? '', b[at] ?? '')
    if (order !== 0) return order
  }
  return a.length - b.length
}

function compareParts(a: StorageKey[number], b: StorageKey[number]): number {
  const rank = (RANKS[typeof a] ?? 0) - (RANKS[typeof b] ?? 0)
  if (rank !== 0) return rank
  // By bytes, as the store does: in UTF-16 an emoji would come before U+FF5E.
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b))
  return Number(a) - Number(b)
}
