import { test } from 'tap'
import { structuredClone } from '../../../../../host/cells/guest/web/structured-clone.ts'

test('structuredClone() copies deeply, keeps cycles and kinds', (t) => {
  const value: Record<string, unknown> = { date: new Date(5), map: new Map([[{ a: 1 }, new Set([1])]]), bytes: Uint8Array.of(1, 2), pattern: /x/gi, big: 5n, error: new RangeError('x') }
  value['self'] = value
  const copy = structuredClone(value)
  t.not(copy, value)
  t.equal(copy['self'], copy)
  t.same(copy['date'], new Date(5))
  t.same([...(copy['map'] as Map<unknown, unknown>).values()], [new Set([1])])
  t.same(copy['bytes'], Uint8Array.of(1, 2))
  t.equal(copy['big'], 5n)
  t.match(copy['error'], { name: 'RangeError', message: 'x' })
  t.end()
})

test('structuredClone() refuses functions, and an own __proto__ stays a plain property', (t) => {
  t.throws(() => structuredClone({ a: () => 1 }), { name: 'DataCloneError' })
  const copy = structuredClone(JSON.parse('{"__proto__":{"polluted":true}}') as object)
  t.ok(Object.hasOwn(copy, '__proto__'))
  t.notOk('polluted' in copy)
  t.end()
})
