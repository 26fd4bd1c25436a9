import fc from 'fast-check'
import { test } from 'tap'
import { decodeBatch, encodeMessage, type Message } from '../../../host/cells/batch.ts'

const message: fc.Arbitrary<Message> = fc.record({
  type: fc.constantFrom('call', 'reply', 'cancel', 'answer', 'request'),
  id: fc.nat(), ref: fc.nat(),
  name: fc.stringMatching(/^[a-z][a-zA-Z.]{0,40}$/),
  text: fc.string({ unit: 'binary' }), body: fc.string({ unit: 'binary' }),
  kind: fc.constantFrom('none', 'text', 'bytes'),
})

test('decodeBatch() gives back what encodeMessage() wrote, for any text', (t) => {
  fc.assert(fc.property(fc.array(message, { maxLength: 20 }), (messages) => {
    t.same(decodeBatch(messages.map(encodeMessage).join(''), 100), messages)
  }), { numRuns: 50 })
  t.end()
})

const good = 'call 1 0 route.x 2 3 text\n{}abc'
const HOSTILE: readonly (readonly [string, string])[] = [
  ['no line break', 'call 1 0 route.x 2 3 text'],
  ['an unknown type', good.replace('call', 'exec')],
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
