import fc from 'fast-check'
import { test } from 'tap'
import { decodeBatch, encodeMessage, type Message } from '../../../host/cells/batch.ts'

const message: fc.Arbitrary<Message> = fc.record({
  type: fc.constantFrom('call', 'reply', 'cancel', 'answer', 'request'),
  id: fc.nat(), ref: fc.nat(),
  name: fc.stringMatching(/^[a-z][a-zA-Z.]{0,40}$/),
  text: fc.string({ unit: 'binary' }),
  body: fc.oneof(
    fc.constant({ kind: 'none' } as const),
    fc.record({ kind: fc.constant('text' as const), data: fc.string({ unit: 'binary' }) }),
    fc.record({ kind: fc.constant('bytes' as const), data: fc.uint8Array().map((bytes) => new Uint8Array(bytes)) }),
  ),
})
const bytesOf = (messages: readonly Message[]) => new Uint8Array(Buffer.concat(messages.flatMap(({ body }) => body.kind === 'bytes' ? [body.data] : [])))

test('decodeBatch() gives back what encodeMessage() wrote, for any text and bytes', (t) => {
  fc.assert(fc.property(fc.array(message, { maxLength: 20 }), (messages) => {
    t.same(decodeBatch(messages.map(encodeMessage).join(''), 100, bytesOf(messages)), messages)
  }), { numRuns: 50 })
  t.end()
})

const good = 'call 1 0 route.x 2 3 text\n{}abc'
const HOSTILE: readonly (readonly [string, string])[] = [
  ['no line break', 'call 1 0 route.x 2 3 text'],
  ['an unknown type', good.replace('call', 'exec')],
  ['a body that is none and has a length', good.replace(' text', ' none')],
  ['bytes that are not there', good.replace(' text', ' bytes')],
  ['an unknown body kind', good.replace(' text', ' blob')],
  ['a negative length', 'call 1 0 route.x -2 3 text\n{}abc'],
  ['a length in exponent form', 'call 1 0 route.x 2e0 3 text\n{}abc'],
  ['a hexadecimal length', 'call 1 0 route.x 0x2 3 text\n{}abc'],
  ['a length beyond the end', 'call 1 0 route.x 2 4 text\n{}abc'],
  ['an unsafe length', 'call 1 0 route.x 99999999999999999999 3 text\n{}abc'],
  ['a length with a leading zero', 'call 1 0 route.x 02 3 text\n{}abc'],
  ['a missing word', 'call 1 0 2 3 text\n{}abc'],
  ['a word too many', 'call 1 0 route.x 2 3 text more\n{}abc'],
  ['an endless head', `call 1 0 ${'x'.repeat(300)} 2 3 text\n{}abc`],
  ['rubbish behind a good message', `${good}rubbish`],
]
for (const [what, batch] of HOSTILE) {
  test(`decodeBatch() refuses ${what}`, (t) => {
    t.equal(decodeBatch(batch, 100), undefined)
    t.end()
  })
}

test('decodeBatch() refuses more messages than allowed', (t) => {
  t.equal(decodeBatch(good.repeat(3), 3)?.length, 3)
  t.equal(decodeBatch(good.repeat(4), 3), undefined)
  t.end()
})

test('decodeBatch() refuses bytes that belong to no message, and a body that reaches into the next one', (t) => {
  const two = 'call 1 0 route.x 0 2 bytes\ncall 2 0 route.x 0 1 bytes\n'
  t.same(decodeBatch(two, 9, Uint8Array.of(1, 2, 3))?.map(({ body }) => body.kind === 'bytes' ? [...body.data] : body.kind), [[1, 2], [3]])
  t.equal(decodeBatch(two, 9, Uint8Array.of(1, 2, 3, 4)), undefined)
  t.equal(decodeBatch(two, 9, Uint8Array.of(1, 2)), undefined)
  t.equal(decodeBatch('', 9, Uint8Array.of(1)), undefined)
  t.end()
})
