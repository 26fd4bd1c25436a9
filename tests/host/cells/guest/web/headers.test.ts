import { test } from 'tap'
import { showMembers } from '../../../../../host/cells/guest/web/_webidl.ts'
import * as guest from '../../../../../host/cells/guest/web/headers.ts'

test('Headers joins, lowers, sorts and keeps set-cookie apart, as the platform\'s own', (t) => {
  const pairs: [string, string][] = [['X-B', ' 1 '], ['x-b', '2'], ['Accept', 'a'], ['Set-Cookie', 'a=1'], ['set-cookie', 'b=2']]
  t.same([...new guest.Headers(pairs)], [...new Headers(pairs)])
  t.same(new guest.Headers(pairs).getSetCookie(), ['a=1', 'b=2'])
  t.equal(new guest.Headers({ a: '1' }).get('A'), '1')
  t.equal(new guest.Headers().get('a'), null)
  t.end()
})

for (const [name, value] of [['', 'x'], ['a b', 'x'], ['a:', 'x'], ['ä', 'x'], ['a\r\n', 'x'], ['a', 'x\r\ny: z'], ['a', 'x\0'], ['a', 'x\ny']] as const) {
  test(`Headers refuses ${JSON.stringify([name, value])}`, (t) => {
    t.throws(() => new guest.Headers([[name, value]]), TypeError)
    t.end()
  })
}

test('Headers: set, delete, has, forEach', (t) => {
  const headers = new guest.Headers({ a: '1', b: '2' })
  headers.set('A', '3')
  headers.delete('B')
  const seen: string[] = []
  headers.forEach((value, name) => seen.push(`${name}=${value}`))
  t.same(seen, ['a=3'])
  t.notOk(headers.has('b'))
  t.end()
})

test('Headers is filled as the platform\'s own: from pairs of any kind, records, other Headers', (t) => {
  for (const init of [new Map([['a', '1']]), new Headers({ b: '2' }), [new Set(['c', '3'])], { d: 4 }, undefined]) {
    t.same([...new guest.Headers(init as never)], [...new Headers(init as never)])
  }
  for (const init of [null, 5, 'text', [['a']], [['a', 'b', 'c']], ['ab'], { 'a b': 'x' }, { a: 'ÿĀ' }]) {
    t.throws(() => new Headers(init as never), TypeError)
    t.throws(() => new guest.Headers(init as never), TypeError)
  }
  t.equal(new guest.Headers({ a: 'ÿ' }).get('a'), 'ÿ')
  t.throws(() => Reflect.apply(new guest.Headers().get, new guest.Headers(), []), TypeError)
  t.end()
})

test('immutable() headers can be read alone; headersOf() takes what the kernel checked', (t) => {
  const headers = guest.immutable(guest.headersOf([['a', '1'], ['a', '2']]))
  t.equal(headers.get('a'), '1, 2')
  for (const change of [() => headers.set('a', 'x'), () => headers.append('a', 'x'), () => headers.delete('a')]) t.throws(change, TypeError)
  t.same([...new guest.Headers(headers)], [['a', '1, 2']], 'a copy is nobody else\'s')
  t.end()
})

test('Headers has the shape of the platform\'s own', (t) => {
  showMembers(guest.Headers)
  const shape = (kind: { readonly prototype: object }) => Object.entries(Object.getOwnPropertyDescriptors(kind.prototype)).map(([name, { enumerable }]) => `${name} ${enumerable}`).sort()
  t.same(shape(guest.Headers), shape(Headers))
  t.equal(Object.prototype.toString.call(new guest.Headers()), '[object Headers]')
  t.equal(Reflect.get(guest.Headers.prototype, Symbol.iterator), Reflect.get(guest.Headers.prototype, 'entries'))
  t.end()
})
