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
  t.equal(lines[0], 'info a 1 {"b":["2n"]} null undefined')
  t.equal(lines[1], 'warn [object Object]')
  t.match(lines[2], /^error TypeError: broken/)
  t.end()
})
