import { test } from 'tap'
import { decodeCursor, encodeCursor, isCount } from '../../../../plugins/treasury/src/cursor.ts'

const isNumbers = (state: unknown): state is number[] => Array.isArray(state) && state.every(isCount)

test('decodeCursor() reads what encodeCursor() wrote, and a URL holds it as it is', async (t) => {
  for (const state of [[1, 2], [], [Number.MAX_SAFE_INTEGER]]) {
    const text = encodeCursor(state)
    t.match(text, /^[A-Za-z0-9_-]*$/)
    t.strictSame(decodeCursor(text, isNumbers), state)
  }
  t.strictSame(decodeCursor(encodeCursor(['ß→😀']), (state): state is string[] => Array.isArray(state)), ['ß→😀'])
})

for (const [name, text] of [
  ['nothing', ''], ['no base64', '???'], ['no JSON', btoa('nope')], ['another shape', encodeCursor({ a: 1 })], ['a negative number', encodeCursor([-1])],
  ['a fraction', encodeCursor([0.5])], ['a text for a number', encodeCursor(['1'])], ['a megabyte', 'A'.repeat(1_000_000)],
] as const) {
  test(`decodeCursor() refuses ${name}`, async (t) => { t.throws(() => decodeCursor(text, isNumbers), { code: 'TREASURY_CURSOR', status: 400 }) })
}
