import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { test } from 'tap'
import { ZipFile, type Options } from 'yazl'
import { openBundle } from '../../../registry/client/bundle-source.ts'
import { errorOf } from '../_fixtures.ts'

const STORED = { compress: false }

async function zipAt(file: string, entries: readonly (readonly [path: string, text: string, options?: Partial<Options>])[]): Promise<string> {
  const zip = new ZipFile()
  for (const [path, text, options = STORED] of entries) zip.addBuffer(Buffer.from(text), path, options)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
  return file
}

test('openBundle() reads what is in a bundle', async (t) => {
  const bundle = await openBundle(await zipAt(join(t.testdir(), 'a.hpb'), [['metadata/timestamp.json', '{}'], ['packages/acme.mail/1.0.0-ab.hpk', 'bytes']]))
  t.teardown(() => bundle.close())
  t.equal(Buffer.from(await bundle.read('packages/acme.mail/1.0.0-ab.hpk', { maxBytes: 5 }) ?? '').toString(), 'bytes')
  t.equal(await bundle.read('metadata/1.root.json', { maxBytes: 5 }), undefined)
  t.ok(bundle.has('metadata/timestamp.json'))
  t.notOk(bundle.has('metadata/1.root.json'))
})

test('openBundle() reads no more than is asked for', async (t) => {
  const bundle = await openBundle(await zipAt(join(t.testdir(), 'a.hpb'), [['metadata/timestamp.json', '12345']]))
  t.teardown(() => bundle.close())
  t.match(await errorOf(bundle.read('metadata/timestamp.json', { maxBytes: 4 })), { code: 'HP_ERR_REGISTRY_CORRUPT' })
})

test('openBundle() refuses what no bundle holds', async (t) => {
  const directory = t.testdir()
  const cases: readonly [string, readonly (readonly [string, string, Partial<Options>?])[]][] = [
    ['another name', [['README.md', 'x']]],
    ['a private file', [['private/online.key.json', 'x']]],
    ['a deep path', [['packages/a/b/c.hpk', 'x']]],
    ['a hidden file', [['packages/.hidden/c.hpk', 'x']]],
    ['a name twice', [['catalog.ndjson', 'a'], ['catalog.ndjson', 'b']]],
    ['a compressed file', [['catalog.ndjson', 'a'.repeat(1000), { compress: true }]]],
  ]
  for (const [name, entries] of cases) {
    t.match(await errorOf(openBundle(await zipAt(join(directory, 'a.hpb'), entries))), { code: 'HP_ERR_REGISTRY_CORRUPT' }, name)
  }
  // yazl writes no such names, but others can.
  for (const [name, path] of [['a path that leads out', '../../etc/pass.json'], ['an absolute path', '/metadata/root.json'], ['a path of Windows', 'metadata\\root.json']] as const) {
    const file = await zipAt(join(directory, 'b.hpb'), [['x'.repeat(path.length), 'x']])
    const bytes = await readFile(file)
    await writeFile(file, Buffer.from(bytes.toString('latin1').replaceAll('x'.repeat(path.length), path), 'latin1'))
    t.match(await errorOf(openBundle(file)), { code: 'HP_ERR_REGISTRY_CORRUPT' }, name)
  }
})

test('openBundle() says what a file that is no bundle is', async (t) => {
  const directory = t.testdir({ 'text.hpb': 'hello', 'empty.hpb': '' })
  t.match(await errorOf(openBundle(join(directory, 'text.hpb'))), { code: 'HP_ERR_REGISTRY_CORRUPT' })
  t.match(await errorOf(openBundle(join(directory, 'empty.hpb'))), { code: 'HP_ERR_REGISTRY_CORRUPT' })
  t.match(await errorOf(openBundle(join(directory, 'none.hpb'))), { code: 'HP_ERR_REGISTRY_UNREACHABLE' })
  t.match(await errorOf(openBundle(directory)), { code: /^HP_ERR_REGISTRY_/ })
})

test('openBundle() fails in one way alone, however a bundle is damaged', async (t) => {
  const directory = t.testdir()
  const whole = await readFile(await zipAt(join(directory, 'a.hpb'), [['metadata/timestamp.json', 'aaaaaaaa'], ['catalog.ndjson', 'bbbbbbbb']]))
  const file = join(directory, 'damaged.hpb')
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    await writeFile(file, bytes)
    const error = await errorOf(async () => {
      const bundle = await openBundle(file)
      try {
        t.ok((await bundle.read('metadata/timestamp.json', { maxBytes: 8 }) ?? []).length <= 8, `byte ${at}`)
      } finally {
        await bundle.close()
      }
    })
    t.ok(error === undefined || error.code === 'HP_ERR_REGISTRY_CORRUPT', `byte ${at}: ${error?.code}`)
  }
})
