import { test } from 'tap'
import { bytesOf, captureHelper, help, textOf } from '../../../../host/cells/guest/helpers.ts'

test('help() asks the captured helper, and answers nothing before there is one', (t) => {
  t.equal(help('url', 'x'), '')
  Reflect.set(globalThis, '__helper', (operation: string, a: string) => `${operation}:${a}`)
  captureHelper()
  t.equal(help('url', 'x'), 'url:x')
  t.notOk('__helper' in globalThis)
  t.end()
})

test('bytesOf() and textOf() keep every byte, also of large bodies', (t) => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
  t.same(bytesOf(textOf(bytes)), bytes)
  t.end()
})
