import { test } from 'tap'
import { helperOperation } from '../../../../host/cells/cell/helper-operations.ts'

test('helperOperation() random gives one byte a code unit, as many as asked, bounded', (t) => {
  t.equal(helperOperation('random', '16', '', '').length, 16)
  t.equal(helperOperation('random', '1e9', '', '').length, 65_536)
  t.equal(helperOperation('random', '-5', '', ''), '')
  t.equal(helperOperation('random', 'x', '', ''), '')
  t.end()
})

test('helperOperation() url and url-set answer JSON, or nothing', (t) => {
  t.match(JSON.parse(helperOperation('url', '../b', 'https://h/a/', '')), { href: 'https://h/b', pathname: '/b' })
  t.match(JSON.parse(helperOperation('url-set', 'https://h/', 'hash', 'x')), { href: 'https://h/#x' })
  t.equal(helperOperation('url', 'none', '', ''), '')
  t.end()
})

const HOSTILE: readonly (readonly unknown[])[] = [
  ['url-set', 'https://h/', '__proto__', 'x'], ['url-set', 'https://h/', 'origin', 'x'], ['url-set', 'https://h/', 'constructor', 'x'],
  ['exec', 'ls', '', ''], [undefined, undefined, undefined, undefined], [{}, [], null, 5], ['url', Symbol('x'), '', ''],
]
for (const [operation, a, b, c] of HOSTILE) {
  test(`helperOperation(${String(operation)}, ${String(a)}, ${String(b)}) answers nothing and never throws`, (t) => {
    t.equal(helperOperation(operation, a, b, c), '')
    t.end()
  })
}
