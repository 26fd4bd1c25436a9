import { test } from 'tap'
import { describeError } from '../../../../host/cells/guest/describe-error.ts'

test('describeError() gives name, message, stack and code as text', (t) => {
  t.match(describeError(Object.assign(new TypeError('broken'), { code: 'X' })), { name: 'TypeError', message: 'broken', stack: /TypeError: broken/, code: 'X', refusal: false })
  t.end()
})

const HOSTILE: readonly (readonly [string, unknown])[] = [
  ['a string', 'just text'], ['undefined', undefined], ['null', null], ['a symbol', Symbol('x')], ['a number', 5],
  ['a throwing getter', { get message() { throw new RangeError('x') } }],
  ['a throwing proxy', new Proxy({}, { get() { throw new RangeError('x') } })],
  ['an object without a prototype', Object.create(null)],
  ['a throwing toString', { toString() { throw new RangeError('x') } }],
  ['a message that is no text', { message: { toString: () => 'x' } }],
]
for (const [what, thrown] of HOSTILE) {
  test(`describeError() copes with ${what}`, (t) => {
    const described = describeError(thrown)
    t.type(described.message, 'string')
    t.equal(described.refusal, false)
    t.end()
  })
}

test('describeError() bounds what it copies', (t) => {
  const described = describeError(Object.assign(new Error('m'.repeat(1e6)), { stack: 's'.repeat(1e6), code: 'c'.repeat(1e6) }))
  t.ok(described.message.length <= 1000 && described.stack.length <= 4000 && (described.code?.length ?? 0) <= 64)
  t.end()
})

test('describeError() takes a refusal with a status of the client or server only', (t) => {
  const refusal = (status: unknown, details?: unknown) => describeError({ refusal: true, status, code: 'T', message: 'm', details })
  t.match(refusal(409, { a: 1 }), { refusal: true, status: 409, details: { a: 1 }, code: 'T' })
  for (const status of [200, 302, 399, 600, 400.5, '409', undefined]) t.equal(refusal(status).refusal, false)
  t.same(refusal(400, { big: 'x'.repeat(20_000) }).details, {})
  t.same(refusal(400, { toJSON() { throw new RangeError('x') } }).details, {})
  t.end()
})
