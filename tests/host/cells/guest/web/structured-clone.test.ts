import { test } from 'tap'
import { Blob, File } from '../../../../../host/cells/guest/web/blob.ts'
import { makeKey } from '../../../../../host/cells/guest/web/crypto-key.ts'
import { DOMException } from '../../../../../host/cells/guest/web/dom-exception.ts'
import { cloneWith, structuredClone, transferable } from '../../../../../host/cells/guest/web/structured-clone.ts'

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

const VALUES: readonly (readonly [name: string, value: unknown])[] = [
  ['boxes', [Object(1), Object('x'), Object(true), Object(5n)]], ['sparse arrays', Object.assign(new Array(5), { 2: 'x', extra: 1 })], ['a Map in itself', new Map([['a', new Map()]])],
  ['errors', [new RangeError('x', { cause: { a: 1 } }), Object.assign(new TypeError('y'), { code: 5 }), new (class Own extends Error { override name = 'Own' })('z')]],
  ['views', [new DataView(new ArrayBuffer(4), 1, 2), new Float64Array([1.5]), new BigInt64Array([5n]), new Uint8Array(new ArrayBuffer(8), 2, 3)]],
  ['a resizable buffer', new ArrayBuffer(2, { maxByteLength: 4 })], ['scalars', [undefined, null, -0, NaN, 5n, '\ud800']], ['a RegExp with a place', Object.assign(/x/g, { lastIndex: 5 })],
  ['a class of one\'s own', new (class Point { x = 1 })()], ['getters', { get a() { return 1 } }],
]
for (const [name, value] of VALUES) {
  test(`structuredClone() gives what the platform's own gives for ${name}`, (t) => {
    t.strictSame(structuredClone(value), globalThis.structuredClone(value))
    t.end()
  })
}

test('structuredClone() refuses what has no copy, as the platform\'s own does', (t) => {
  for (const value of [() => 1, Symbol('x'), new WeakMap(), new WeakSet(), Promise.resolve(), { deep: [Symbol('x')] }]) {
    t.throws(() => globalThis.structuredClone(value), { name: 'DataCloneError' })
    t.throws(() => structuredClone(value), { name: 'DataCloneError' })
  }
  for (const hidden of [new Headers(), new URLSearchParams(), new AbortController()]) t.throws(() => structuredClone(hidden), { name: 'DataCloneError' })
  t.throws(() => Reflect.apply(structuredClone, undefined, []), TypeError)
  t.end()
})

test('structuredClone() moves buffers, and nothing where the copy fails', (t) => {
  const buffer = Uint8Array.of(1, 2, 3).buffer
  t.throws(() => structuredClone([buffer, () => 1], { transfer: [buffer] }), { name: 'DataCloneError' })
  t.equal(buffer.byteLength, 3)
  const copy = structuredClone({ view: new Uint8Array(buffer, 1), buffer }, { transfer: [buffer] })
  t.same([copy.view, copy.view.buffer === copy.buffer, buffer.detached], [Uint8Array.of(2, 3), true, true])
  for (const transfer of [[buffer], [new ArrayBuffer(1), {}], [new Uint8Array(1)]]) t.throws(() => structuredClone(1, { transfer }), { name: 'DataCloneError' })
  const twice = new ArrayBuffer(1)
  t.throws(() => structuredClone(1, { transfer: [twice, twice] }), { name: 'DataCloneError' })
  t.throws(() => structuredClone(buffer), { name: 'DataCloneError' }, 'a detached buffer')
  t.end()
})

test('structuredClone() copies blobs and files, and keeps keys as they are', async (t) => {
  const file = structuredClone(new File(['x'], 'a', { type: 'b/c', lastModified: 5 }))
  t.ok(file instanceof File)
  t.match([file.name, file.type, file.lastModified, await file.text()], ['a', 'b/c', 5, 'x'])
  t.equal(await structuredClone([new Blob(['y'])])[0]?.text(), 'y')
  const key = makeKey({ type: 'secret', extractable: false, algorithm: { name: 'HMAC' }, usages: [], material: 'x' })
  t.equal(structuredClone({ key }).key, key)
  t.match(structuredClone(new DOMException('x', 'AbortError')), { name: 'AbortError', message: 'x' })
})

test('transferable() and cloneWith(): what else may be moved', (t) => {
  const moved: unknown[] = []
  class Thing { readonly x = 1 }
  transferable({ is: (value) => value instanceof Thing, make: () => new Thing(), move: (from, to) => { moved.push(from, to) } })
  const thing = new Thing()
  const { value, moved: [other] } = cloneWith([thing], [thing])
  t.same([(value as unknown[])[0] === other, moved[0] === thing, moved[1] === other], [true, true, true])
  t.end()
})
