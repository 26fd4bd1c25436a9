import { test } from 'tap'
import * as guest from '../../../../../host/cells/guest/web/dom-exception.ts'

const NAMES = Object.getOwnPropertyNames(DOMException).filter((name) => name.endsWith('_ERR'))

test('DOMException has the constants and codes of the platform\'s own', (t) => {
  t.ok(NAMES.length > 20)
  for (const name of NAMES) t.equal(Reflect.get(guest.DOMException, name), Reflect.get(DOMException, name), name)
  for (const name of ['AbortError', 'TimeoutError', 'DataCloneError', 'InvalidCharacterError', 'OperationError', 'EncodingError', 'URLMismatchError', 'x', '']) {
    t.equal(new guest.DOMException('', name).code, new DOMException('', name).code, name)
  }
  t.end()
})

test('DOMException is an Error with name, message, cause and stack, which are its prototype\'s', (t) => {
  const error = new guest.DOMException('why', { name: 'AbortError', cause: 5 } as never)
  t.ok(error instanceof Error)
  t.match([error.name, error.message, error.code, error.cause, String(error)], ['AbortError', 'why', 20, 5, 'AbortError: why'])
  t.match(error.stack, /^AbortError: why\n +at .*dom-exception\.test/)
  t.same(Object.keys(error), [])
  t.same([new guest.DOMException().name, new guest.DOMException().message], ['Error', ''])
  t.equal(Object.prototype.toString.call(error), '[object DOMException]')
  t.end()
})
