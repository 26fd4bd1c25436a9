import { test } from 'tap'
import { helperOperation } from '../../../../host/cells/cell/helper-operations.ts'
import { ask, beginTurn, bytesOf, captureHelper, help, natively, textOf } from '../../../../host/cells/guest/helpers.ts'

test('help() asks the captured helper, and answers nothing before there is one', (t) => {
  t.equal(help('url', 'x'), undefined)
  Reflect.set(globalThis, '__helper', (operation: string, a: string) => operation === 'late' ? 'time' : `${a === 'no' ? '' : '='}${operation}:${a}`)
  captureHelper()
  t.equal(help('url', 'x'), 'url:x')
  t.equal(help('url', 'no'), undefined)
  t.equal(ask('url', 'no'), 'url:no', 'ask() tells the word')
  t.throws(() => help('late'), { name: 'OperationError' })
  t.throws(() => help('url', 'x'), { name: 'OperationError' }, 'late until the next turn')
  beginTurn()
  t.equal(help('url', 'x'), 'url:x')
  t.notOk('__helper' in globalThis)
  t.end()
})

test('bytesOf() and textOf() keep every byte, also of large bodies', (t) => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256)
  t.same(bytesOf(textOf(bytes.subarray(0, 500))), bytes.subarray(0, 500))
  for (const helper of [helperOperation, () => 'time']) {
    Reflect.set(globalThis, '__helper', helper)
    captureHelper()
    t.same(bytesOf(textOf(bytes)), bytes, 'in the cell, or here where it has no time')
  }
  t.equal(natively('utf-8 0 0', bytes), undefined, 'it has no time for this either')
  t.end()
})
