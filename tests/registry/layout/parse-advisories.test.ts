import type { Advisory } from '@hardpoint/schemas'
import { test } from 'tap'
import { parseAdvisories } from '../../../registry/layout/parse-advisories.ts'
import { ADVISORY, errorOf } from '../_fixtures.ts'

function bytesOf(...advisories: readonly object[]): Uint8Array {
  return Buffer.from(JSON.stringify({ advisories }))
}

function without(field: keyof Advisory): object {
  return Object.fromEntries(Object.entries(ADVISORY).filter(([name]) => name !== field))
}

test('parseAdvisories() reads a list, and an empty one', (t) => {
  const full = { ...ADVISORY, description: 'Mail goes to strangers.', url: 'https://example.com/a', fixed: '1.2.0', withdrawnAt: '2026-11-21T00:00:00Z' }
  t.same(parseAdvisories(bytesOf(ADVISORY, { ...full, id: 'B-2' }), 'memory'), [ADVISORY, { ...full, id: 'B-2' }])
  t.same(parseAdvisories(bytesOf(), 'memory'), [])
  t.end()
})

const REFUSED: readonly [string, Uint8Array][] = [
  ['is no JSON', Buffer.from('{')],
  ['is a bare list', Buffer.from('[]')],
  ['has a name twice', Buffer.from('{"advisories":[],"advisories":[]}')],
  ['has more in it', Buffer.from('{"advisories":[],"__proto__":{}}')],
  ['has more than 500', bytesOf(...Array.from({ length: 501 }, (_, at) => ({ ...ADVISORY, id: `A-${at}` })))],
  ['has an id twice', bytesOf(ADVISORY, ADVISORY)],
  ['has an id twice, in other letters', bytesOf(ADVISORY, { ...ADVISORY, id: ADVISORY.id.toLowerCase() })],
  ['has an id that is a path', bytesOf({ ...ADVISORY, id: '../x' })],
  ['names every plugin', bytesOf({ ...ADVISORY, plugin: '*' })],
  ['names every plugin of a publisher', bytesOf({ ...ADVISORY, plugin: 'acme.*' })],
  ['names no plugin', bytesOf(without('plugin'))],
  ['has a range that is none', bytesOf({ ...ADVISORY, range: 'all of them' })],
  ['has a range that is too long', bytesOf({ ...ADVISORY, range: `${'1.0.0 || '.repeat(40)}1.0.0` })],
  ['has no severity that is known', bytesOf({ ...ADVISORY, severity: 'none' })],
  ['wants another action', bytesOf({ ...ADVISORY, action: 'delete' })],
  ['is fixed in no version', bytesOf({ ...ADVISORY, fixed: 'v2' })],
  ['has a URL of another kind', bytesOf({ ...ADVISORY, url: 'javascript:alert(1)' })],
  ['has a URL with an escape', bytesOf({ ...ADVISORY, url: 'https://example.com/\u001B[2J' })],
  ['clears the terminal in its title', bytesOf({ ...ADVISORY, title: 'x\u001B[2J' })],
  ['turns text around in its description', bytesOf({ ...ADVISORY, description: 'x\u202Ey' })],
  ['is of no time', bytesOf({ ...ADVISORY, publishedAt: 'today' })],
]

for (const [name, bytes] of REFUSED) {
  test(`parseAdvisories() refuses, whole, a list that ${name}`, async (t) => {
    const error = await errorOf(() => parseAdvisories(bytes, 'memory'))
    t.match(error, { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: 'advisories.json' } })
    t.notMatch(error?.message, /[\u0000-\u001F\u202E]/u)
  })
}

test('parseAdvisories() reads a full list of the longest ranges, in the forms in which alternatives and comparators multiply', (t) => {
  for (const range of ['1||'.repeat(85), '>=0 '.repeat(63).trim(), `${' '.repeat(250)}1.0.0`]) {
    const list = Array.from({ length: 500 }, (_, at) => ({ ...ADVISORY, id: `A-${at}`, range }))
    t.equal(parseAdvisories(bytesOf(...list), 'memory').length, 500)
  }
  t.end()
})
