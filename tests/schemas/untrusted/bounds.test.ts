import { test } from 'tap'
import { BOUNDS, FORMATS } from '../../../schemas/untrusted/bounds.ts'

test('BOUNDS leave room for what is compared with them', async (t) => {
  for (const [name, bound] of Object.entries(BOUNDS)) t.ok(Number.isSafeInteger(bound) && bound > 0, name)
  t.ok(BOUNDS.patternChars * 4 <= BOUNDS.patternProgram, 'a pattern without repeats always fits')
})

const VALUES: readonly (readonly [format: string, good: readonly string[], bad: readonly string[]])[] = [
  ['date-time', ['2026-11-20T23:05:00Z', '2026-11-20T23:05:00.123+01:00'], ['2026-11-20', '2026-13-20T23:05:00Z', '2026-11-20T24:05:00Z', '2026-11-20T23:05:00', '2026-11-20T23:05:00Z\n']],
  ['date', ['2026-11-20'], ['2026-11-32', '20261120', '2026-11-20\n']],
  ['uuid', ['123e4567-e89b-12d3-a456-426614174000'], ['123e4567e89b12d3a456426614174000', '{123e4567-e89b-12d3-a456-426614174000}']],
]

test('FORMATS tell good from bad', async (t) => {
  t.strictSame(VALUES.map(([format]) => format), Object.keys(FORMATS))
  for (const [format, good, bad] of VALUES) {
    for (const value of good) t.ok(FORMATS[format]?.test(value), value)
    for (const value of bad) t.notOk(FORMATS[format]?.test(value), value)
  }
})
