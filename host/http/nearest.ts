import { closest, distance } from 'fastest-levenshtein'

/** Longer names are no typing mistakes, and the distance costs their product. */
const MAX_LENGTH = 256

/** The name most like `wanted`, for "Did you mean …?"; `fallback` where none is near. */
export function nearest(wanted: string, names: readonly string[], fallback: string): string {
  if (names.length === 0 || wanted.length > MAX_LENGTH) return fallback
  const found = closest(wanted, names)
  return distance(wanted, found) <= Math.max(2, Math.ceil(wanted.length / 2)) ? found : fallback
}
