import fc from 'fast-check'
import { test } from 'tap'
import { helperOperation } from '../../../../../host/cells/cell/helper-operations.ts'
import { captureHelper } from '../../../../../host/cells/guest/helpers.ts'
import * as guest from '../../../../../host/cells/guest/web/url.ts'

Reflect.set(globalThis, '__helper', helperOperation)
captureHelper()

test('captureHelper() leaves no trace in the global', (t) => {
  t.notOk('__helper' in globalThis)
  t.end()
})

const PARTS = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const
test('URL has the parts that the platform\'s own has', (t) => {
  fc.assert(fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
    const [ours, theirs] = [new guest.URL(text), new URL(text)]
    for (const part of PARTS) t.equal(ours[part], theirs[part])
    t.equal(ours.searchParams.toString(), theirs.searchParams.toString())
  }), { numRuns: 60 })
  t.end()
})

test('URL setters and searchParams change the URL', (t) => {
  const [ours, theirs] = [new guest.URL('https://a.example:8443/x?b=1#c'), new URL('https://a.example:8443/x?b=1#c')]
  for (const url of [ours, theirs]) {
    url.pathname = '/y z'
    url.hash = ''
    url.port = '443'
    url.searchParams.append('q', 'ä&=+ ')
    url.searchParams.delete('b')
  }
  t.equal(ours.href, theirs.href)
  ours.search = '?new=1'
  t.equal(ours.searchParams.get('new'), '1')
  t.equal(JSON.stringify({ ours }), `{"ours":"${ours.href}"}`)
  t.end()
})

test('URL refuses what is none, and resolves against a base', (t) => {
  t.throws(() => new guest.URL('not a url'), TypeError)
  t.notOk(guest.URL.canParse('//x'))
  t.equal(guest.URL.parse('//x'), null)
  t.equal(new guest.URL('../c', 'https://h/a/b').href, 'https://h/c')
  t.end()
})

test('URLSearchParams reads and writes as the platform\'s own, for any pairs', (t) => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))), (pairs) => {
    const text = new URLSearchParams(pairs).toString()
    t.equal(new guest.URLSearchParams(pairs).toString(), text)
    t.same([...new guest.URLSearchParams(text)], [...new URLSearchParams(text)])
  }), { numRuns: 60 })
  for (const text of ['?a=1&a=2&b', 'a=%zz&b=%e4', '&&=x&', 'a=1+2']) t.same([...new guest.URLSearchParams(text)].map(([name]) => name), [...new URLSearchParams(text)].map(([name]) => name))
  t.end()
})

test('URLSearchParams: get, getAll, has, set, delete, sort, size', (t) => {
  const params = new guest.URLSearchParams({ b: '1', a: '2' })
  params.append('b', '3')
  t.same([params.get('b'), params.getAll('b'), params.has('b', '3'), params.has('c'), params.get('c'), params.size], ['1', ['1', '3'], true, false, null, 3])
  params.set('b', '9')
  params.sort()
  t.equal(String(params), 'a=2&b=9')
  params.delete('a')
  t.same([...params.keys(), ...params.values()], ['b', '9'])
  t.end()
})
