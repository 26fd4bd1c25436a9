import { test } from 'tap'
import { makeConsole } from '../../../../../host/cells/guest/web/console.ts'

test('console writes each level, and shows what it is given', (t) => {
  const lines: string[] = []
  const console = makeConsole((level, message) => lines.push(`${level} ${message}`))
  const circular: Record<string, unknown> = {}
  circular['self'] = circular
  console['log']?.('a', 1, { b: [2n] }, null, undefined)
  console['warn']?.(circular)
  console['error']?.(new TypeError('broken'))
  t.equal(lines[0], 'info a 1 { b: [2n] } null undefined')
  t.equal(lines[1], 'warn { self: [Circular] }')
  t.match(lines[2], /^error TypeError: broken\n +at /)
  t.end()
})

const SHOWN: readonly (readonly [values: readonly unknown[], line: string])[] = [
  [['%s is %d%% of %i, %f', 'a', '42.9', 42.9, '1.5x', 'more'], 'a is 42% of 42, 1.5 more'],
  [['%o and %O %c!', { a: [1, 'x'] }, new Map([['k', new Set([1])]]), 'color: red'], '{ a: [1, "x"] } and Map(1) {"k" => Set(1) {1}} !'],
  [['100%', 1], '100% 1'], [['%s'], '%s'], [['%d', Symbol('x')], 'NaN'], [['%d', 5n], '5n'], [['%s', { a: 1 }], '{ a: 1 }'],
  [[Uint8Array.of(1, 2), new ArrayBuffer(3)], 'Uint8Array(2) [1, 2] ArrayBuffer(3)'],
  [[() => 1, class Big { x = 1 }, Symbol('s'), -0, 5n], '[Function (anonymous)] [class Big] Symbol(s) -0 5n'],
  [[new Date(0), /x/g, new Date(Number.NaN)], '1970-01-01T00:00:00.000Z /x/g Invalid Date'],
  [[{ deep: { deep: { deep: { deep: { deep: 1 } } } } }], '{ deep: { deep: { deep: { deep: [Object] } } } }'],
  [[Object.create(null), new (class Point { x = 1 })(), { 'a b': 1 }], '{} Point { x: 1 } { "a b": 1 }'],
]
for (const [values, line] of SHOWN) {
  test(`console shows ${line}`, (t) => {
    const lines: string[] = []
    makeConsole((_, message) => lines.push(message))['log']?.(...values)
    t.same(lines, [line])
    t.end()
  })
}

test('console: counters, timers, groups, assert, trace, table, dir', (t) => {
  const lines: string[] = []
  const console = makeConsole((level, message) => lines.push(`${level} ${message}`)) as Record<string, (...values: unknown[]) => void>
  for (const [name, ...values] of [
    ['count'], ['count'], ['countReset'], ['count', 'x'], ['countReset', 'none'], ['group', 'outer'], ['log', 'in\nside'], ['groupCollapsed'], ['info', 'deeper'], ['groupEnd'], ['groupEnd'], ['groupEnd'],
    ['assert', true, 'no'], ['assert', false], ['assert', 0, 'because %s', 'x'], ['table', [{ a: 1 }]], ['dir', 'text', {}], ['dirxml', 1], ['timeEnd', 'none'],
  ] as const) console[name]?.(...values)
  t.same(lines, [
    'info default: 1', 'info default: 2', 'info x: 1', 'warn There is no count \'none\'.', 'info outer', 'info   in\n  side', 'info     deeper', 'error Assertion failed',
    'error Assertion failed: because x', 'info [{ a: 1 }]', 'info text', 'info 1', 'warn There is no timer \'none\'.',
  ])
  lines.length = 0
  for (const name of ['time', 'time', 'timeLog', 'timeEnd', 'timeLog'] as const) console[name]?.('t', 'more')
  t.match(lines, [/^warn There is a timer 't' already/, /^info t: \d+ ms more$/, /^info t: \d+ ms$/, /^warn There is no timer/])
  lines.length = 0
  console['trace']?.('here')
  t.match(lines[0], /^debug Trace: here\n +at .*console\.test\.ts/)
  console['clear']?.()
  t.equal(Object.prototype.toString.call(console), '[object console]')
  t.end()
})

test('console shows what caused an error, and survives what cannot be shown', (t) => {
  const lines: string[] = []
  const console = makeConsole((_, message) => lines.push(message))
  console['log']?.(new Error('outer', { cause: new RangeError('inner') }), Object.assign(new Error('x'), { code: 'E_X' }), new AggregateError([new Error('one')]))
  t.match(lines[0], /outer[^]*\[cause\]: RangeError: inner[^]*\{ code: "E_X" \}[^]*\[errors\]: \[Error: one/)
  const { proxy, revoke } = Proxy.revocable({}, {})
  revoke()
  console['log']?.(proxy, { get a(): never { throw new Error('no') } }, 'x'.repeat(5000).length)
  t.equal(lines[1], '[cannot be shown] [cannot be shown] 5000')
  console['log']?.(Array.from({ length: 1000 }, () => 0))
  t.match(lines[2], /… 900 more\]$/)
  t.end()
})
