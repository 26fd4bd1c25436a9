import { test } from 'tap'
import * as guest from '../../../../../host/cells/guest/web/url-pattern.ts'

const PATTERNS: readonly (readonly [pattern: string | object, ...inputs: string[]])[] = [
  ['https://*.example.com/books/:id', 'https://shop.example.com/books/5', 'https://example.com/books/5', 'https://a.example.com/books/'],
  [{ pathname: '/:year(\\d{4})/:rest*' }, 'https://h/2026/a/b', 'https://h/26/a'],
  [{ pathname: '/files{/:name}?', search: 'v=:v' }, 'https://h/files?v=1', 'https://h/files/x?v=2', 'https://h/files'],
  [{ protocol: 'http{s}?', hostname: '{*.}?example.org', port: '8080' }, 'http://example.org:8080/', 'https://a.example.org:8080/x', 'https://a.example.org/'],
]
for (const [pattern, ...inputs] of PATTERNS) {
  test(`URLPattern ${JSON.stringify(pattern)} finds what the platform's own finds`, (t) => {
    const theirs = new (Reflect.get(globalThis, 'URLPattern') as typeof guest.URLPattern)(pattern as never)
    const ours = new guest.URLPattern(pattern as never)
    for (const input of inputs) {
      t.equal(ours.test(input), theirs.test(input), input)
      t.same(ours.exec(input)?.pathname.groups, theirs.exec(input)?.pathname.groups, input)
    }
    for (const name of ['pathname', 'hostname', 'protocol', 'search', 'hasRegExpGroups']) t.equal(Reflect.get(ours, name), Reflect.get(theirs, name), name)
    t.end()
  })
}

test('URLPattern refuses what is no pattern', (t) => {
  t.throws(() => new guest.URLPattern({ pathname: '/(' }), TypeError)
  t.throws(() => new guest.URLPattern('/relative'), TypeError)
  t.end()
})
