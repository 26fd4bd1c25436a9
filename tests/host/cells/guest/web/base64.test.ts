import fc from 'fast-check'
import { test } from 'tap'
import * as guest from '../../../../../host/cells/guest/web/base64.ts'

test('btoa() and atob() are what the platform\'s own give', (t) => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => {
    const text = Buffer.from(bytes).toString('latin1')
    t.equal(guest.btoa(text), btoa(text))
    t.equal(guest.atob(btoa(text)), text)
  }), { numRuns: 100 })
  t.end()
})

for (const input of ['a', 'ab=c', '====', 'a===', 'ab!d', 'abcde']) {
  test(`atob() refuses ${input}`, (t) => {
    t.throws(() => guest.atob(input), { name: 'InvalidCharacterError', code: 5 })
    t.end()
  })
}

test('atob() takes white space and missing padding; btoa() refuses wide characters', (t) => {
  for (const input of [' YQ == ', 'YQ', 'YWI', '']) t.equal(guest.atob(input), atob(input))
  t.throws(() => guest.btoa('€'), { name: 'InvalidCharacterError' })
  t.throws(() => Reflect.apply(guest.atob, undefined, []), TypeError)
  t.equal(guest.atob('YR=='), atob('YR=='), 'spare bits may be anything')
  t.end()
})
