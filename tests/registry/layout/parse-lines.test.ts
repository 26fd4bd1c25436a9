import { test } from 'tap'
import { formatLines, parseCatalog, parseIndex } from '../../../registry/layout/parse-lines.ts'
import { ENTRY, errorOf } from '../_fixtures.ts'

const NEXT = { ...ENTRY, version: '1.1.0' }
const bytes = (text: string) => Buffer.from(text)
const lines = (...values: unknown[]) => bytes(values.map((value) => `${typeof value === 'string' ? value : JSON.stringify(value)}\n`).join(''))

test('parseIndex() reads what formatLines() wrote, in its order', async (t) => {
  t.same(await parseIndex(formatLines([NEXT, ENTRY]), 'acme.mail', 'r'), [NEXT, ENTRY])
  t.same(await parseIndex(new Uint8Array(), 'acme.mail', 'r'), [])
})

test('parseIndex() refuses the whole file for one bad line, and names the line', async (t) => {
  const cases: readonly [string, Uint8Array, number, RegExp][] = [
    ['another plugin\'s line', lines(ENTRY, { ...NEXT, id: 'evil.mail' }), 2, /it is about evil.mail/],
    ['a version twice', lines(ENTRY, { ...ENTRY, sha256: 'c'.repeat(64) }), 2, /version 1.0.0 stands there twice/],
    ['a file cut off', formatLines([ENTRY, NEXT]).subarray(0, -1), 2, /cut off/],
    ['an empty line', lines(ENTRY, ''), 2, /not JSON/],
    ['HTML', lines('<!doctype html>'), 1, /not JSON/],
    ['a huge line', lines({ ...ENTRY, description: 'x'.repeat(70_000) }), 1, /longer than 65536 bytes/],
    ['a huge line that never ends', bytes('x'.repeat(70_000)), 1, /cut off/],
    ['a violation', lines({ ...ENTRY, tier: 'ultra' }), 1, /\/tier must be one of/],
    ['__proto__', lines(`{"__proto__":{},${JSON.stringify(ENTRY).slice(1)}`), 1, /__proto__/],
    ['a list', lines([ENTRY]), 1, /must be object/],
    ['deep nesting', lines('['.repeat(60_000)), 1, /nested/],
  ]
  for (const [name, content, line, problem] of cases) {
    const error = await errorOf(() => parseIndex(content, 'acme.mail', 'r'))
    t.match(error, { code: 'HP_ERR_REGISTRY_CORRUPT', details: { registry: 'r', what: `index/acme.mail.ndjson, line ${line}`, problem } }, name)
  }
})

test('parseIndex() gives way to the rest of the process between pieces, also where several are read at once', async (t) => {
  const entries = Array.from({ length: 400 }, (_, minor) => ({ ...ENTRY, version: `1.${minor}.0` }))
  const content = formatLines(entries)
  const files = 4
  let turns = 0
  let isOver = false
  const count = (): void => { if (!isOver) { turns++; setImmediate(count) } }
  setImmediate(count)
  const read = await Promise.all(Array.from({ length: files }, () => parseIndex(content, 'acme.mail', 'r')))
  isOver = true
  t.same(read.map(({ length }) => length), Array.from({ length: files }, () => 400))
  // A piece is 16 KiB and the line in which it ends.
  t.ok(turns >= files * Math.floor(content.length / (16_384 + 1024)), `${turns} turns for ${files} files of ${content.length} bytes`)
})

test('parseCatalog() takes each plugin once', async (t) => {
  const other = { ...ENTRY, id: 'acme.base' }
  t.same(await parseCatalog(lines(ENTRY, other), 'r'), [ENTRY, other])
  t.match(await errorOf(() => parseCatalog(lines(ENTRY, NEXT), 'r')), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { what: 'catalog.ndjson, line 2' } })
})
