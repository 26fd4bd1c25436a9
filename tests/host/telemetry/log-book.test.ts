import { appendFileSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import type { LogLine } from '../../../host/capabilities/_services.ts'
import { createLogBook } from '../../../host/telemetry/log-book.ts'

const AT = '2026-11-20T12:00:00.000Z'
const line = (over: Partial<LogLine> = {}): LogLine => ({ at: AT, level: 'info', message: 'hello', ...over })

test('createLogBook() writes JSON lines that only the owner can read', async (t) => {
  const directory = t.testdir()
  const book = createLogBook({ directory })
  book.write(line({ plugin: 'acme.mail', requestId: 'r1', fields: { to: 'x', token: 'S3CRET' } }))
  book.write(line({ message: 'two\nlines' }))
  await book.close()
  const text = readFileSync(join(directory, 'host.ndjson'), 'utf8')
  const [first, second, ...rest] = text.trimEnd().split('\n').map((row) => JSON.parse(row))
  t.same(first, { level: 'info', at: AT, plugin: 'acme.mail', requestId: 'r1', fields: { to: 'x', token: '[redacted]' }, message: 'hello' })
  t.equal(second.message, 'two\nlines', 'a line break does not forge a second line')
  t.same(rest, [])
  t.equal(statSync(join(directory, 'host.ndjson')).mode & 0o077, 0)
})

test('createLogBook() remembers the last lines of the run before, however it ended', async (t) => {
  const directory = t.testdir()
  const first = createLogBook({ directory })
  for (let number = 0; number < 3000; number++) first.write(line({ plugin: 'acme.mail', message: `line ${number} ${'x'.repeat(100)}` }))
  await first.close()
  appendFileSync(join(directory, 'host.ndjson'), '{"at":"2026')
  const second = createLogBook({ directory, ring: 500 })
  second.write(line({ message: 'after' }))
  const recent = second.recent()
  t.match(recent.at(-1), { message: 'after' })
  t.match(recent.at(-2), { message: /^line 2999 / })
  t.equal(recent.length, 500)
  t.equal(second.recent({ plugin: 'acme.mail' }).length, 499)
  await second.close()
})

test('createLogBook() keeps no secret in memory, on disk, or for followers', async (t) => {
  const directory = t.testdir()
  const book = createLogBook({ directory })
  const seen: LogLine[] = []
  book.follow({}, (row) => seen.push(row))
  book.write(line({ message: 'got Bearer S3CRETTOKEN', fields: { headers: { authorization: 'S3CRET' } } }))
  t.notMatch(JSON.stringify(book.recent()), /S3CRET/)
  t.notMatch(JSON.stringify(seen), /S3CRET/)
  await book.close()
  t.notMatch(readFileSync(join(directory, 'host.ndjson'), 'utf8'), /S3CRET/)
})

test('createLogBook() recent and follow filter by plugin and lowest level', async (t) => {
  const book = createLogBook({ level: 'debug' })
  const followed: string[] = []
  const stop = book.follow({ plugin: 'a.a', level: 'warn' }, ({ message }) => followed.push(message))
  book.write(line({ plugin: 'a.a', level: 'debug', message: '1' }))
  book.write(line({ plugin: 'a.a', level: 'error', message: '2' }))
  book.write(line({ plugin: 'b.b', level: 'warn', message: '3' }))
  stop()
  book.write(line({ plugin: 'a.a', level: 'error', message: '4' }))
  t.same(book.recent().map(({ message }) => message), ['1', '2', '3', '4'])
  t.same(book.recent({ plugin: 'a.a', level: 'warn' }).map(({ message }) => message), ['2', '4'])
  t.same(followed, ['2'])
})

test('createLogBook() drops lines below its level', async (t) => {
  const book = createLogBook({ level: 'warn' })
  book.write(line({ level: 'info' }))
  book.write(line({ level: 'warn' }))
  t.equal(book.recent().length, 1)
})

test('createLogBook() bounds the disk', async (t) => {
  const directory = t.testdir()
  const book = createLogBook({ directory, maxBytes: 2000, files: 3 })
  for (let number = 0; number < 200; number++) book.write(line({ message: `${number} ${'x'.repeat(100)}` }))
  await book.close()
  const files = readdirSync(directory).sort()
  t.same(files, ['host.1.ndjson', 'host.2.ndjson', 'host.ndjson'])
  for (const file of files) t.ok(statSync(join(directory, file)).size <= 2000, file)
  t.match(readFileSync(join(directory, 'host.ndjson'), 'utf8'), /"199 x/, 'the newest line is in the first file')
})

test('createLogBook() bounds the memory: lines, long messages, large fields', async (t) => {
  const book = createLogBook({ ring: 3 })
  for (let number = 0; number < 5; number++) book.write(line({ message: String(number) }))
  t.same(book.recent().map(({ message }) => message), ['2', '3', '4'])
  book.write(line({ message: 'm'.repeat(100_000), fields: { data: 'd'.repeat(100_000) } }))
  const last = book.recent().at(-1)
  t.equal(last?.message.length, 8192)
  t.match(last?.fields, { omitted: /longer/ })
})

test('createLogBook() write() after close() is nothing', async (t) => {
  const book = createLogBook({ directory: t.testdir() })
  await book.close()
  t.doesNotThrow(() => book.write(line({ message: 'late' })))
  t.notMatch(JSON.stringify(book.recent()), /late/)
})

test('createLogBook() write() never throws', async (t) => {
  const book = createLogBook()
  const circular: Record<string, unknown> = {}
  circular['self'] = circular
  t.doesNotThrow(() => book.write(line({ fields: circular })))
  t.doesNotThrow(() => book.write(line({ fields: { get boom() { throw new TypeError('no') } } })))
  t.match(book.recent().at(-1)?.fields, { omitted: /JSON/ })
})
