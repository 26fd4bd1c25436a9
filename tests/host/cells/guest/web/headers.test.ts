import { test } from 'tap'
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
