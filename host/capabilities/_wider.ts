import { listInWords } from './_words.ts'

/** What a list grants beyond what was asked for, in words. */
export function missingFrom(granted: readonly string[], requested: readonly string[]): string | undefined {
  const more = granted.filter((item) => !requested.includes(item))
  return more.length === 0 ? undefined : `it does not ask for ${listInWords(more)}`
}
