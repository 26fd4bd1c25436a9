import { test } from 'tap'
import { keysAt, parsePublisher } from '../../../registry/layout/parse-publisher.ts'
import { codeOf } from '../_fixtures.ts'

const KEY = `${'A'.repeat(43)}=`
const NEXT = `${'B'.repeat(42)}A=`
const RECORD = {
  id: 'acme',
  keys: [{ publicKey: KEY, since: '2026-01-01T00:00:00Z', until: '2026-06-01T00:00:00Z' }, { publicKey: NEXT, since: '2026-06-01T00:00:00Z' }],
}
const bytes = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value))

test('parsePublisher() takes the record that was asked for alone', async (t) => {
  t.same(parsePublisher(bytes(RECORD), 'acme', 'r'), RECORD)
  const cases: readonly [string, unknown][] = [
    ['another publisher\'s record', { ...RECORD, id: 'evil' }],
    ['no keys', { ...RECORD, keys: [] }],
    ['a key twice', { ...RECORD, keys: [RECORD.keys[1], RECORD.keys[1]] }],
    ['a key that is none', { ...RECORD, keys: [{ publicKey: 'x', since: '2026-01-01T00:00:00Z' }] }],
    ['an unknown property', { ...RECORD, admin: true }],
    ['HTML', '<html>'],
    ['__proto__', '{"__proto__":{"keys":[]},"id":"acme"}'],
  ]
  for (const [name, value] of cases) t.equal(await codeOf(() => parsePublisher(bytes(value), 'acme', 'r')), 'HP_ERR_REGISTRY_CORRUPT', name)
})

test('keysAt() tells the keys of a time', (t) => {
  const at = (time: string) => keysAt(RECORD, Date.parse(time))
  t.same(at('2025-12-31T00:00:00Z'), [], 'before the first')
  t.same(at('2026-01-01T00:00:00Z'), [KEY], 'from its first moment')
  t.same(at('2026-06-01T00:00:00Z'), [NEXT], 'up to, not including, its end')
  t.end()
})
