import { createWriteStream } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { test } from 'tap'
import { ZipFile, type Options } from 'yazl'
import { bundleSource } from '../../../registry/client/bundle-source.ts'
import { errorOf } from '../_fixtures.ts'

const opened = (file: string): Promise<unknown> => bundleSource(file).read('catalog.ndjson', { maxBytes: 1e6 })

const STORED = { compress: false }

async function zipAt(file: string, entries: readonly (readonly [path: string, text: string, options?: Partial<Options>])[]): Promise<string> {
  const zip = new ZipFile()
  for (const [path, text, options = STORED] of entries) zip.addBuffer(Buffer.from(text), path, options)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(file))
  return file
}

test('bundleSource() reads what is in a bundle', async (t) => {
  const bundle = bundleSource(await zipAt(join(t.testdir(), 'a.hpb'), [['metadata/timestamp.json', '{}'], ['packages/acme.mail/1.0.0-ab.hpk', 'bytes']]))
  t.equal(Buffer.from(await bundle.read('packages/acme.mail/1.0.0-ab.hpk', { maxBytes: 5 }) ?? '').toString(), 'bytes')
  t.equal(await bundle.read('metadata/1.root.json', { maxBytes: 5 }), undefined)
  t.same([...await bundle.paths?.() ?? []], ['metadata/timestamp.json', 'packages/acme.mail/1.0.0-ab.hpk'])
})

test('bundleSource() reads no more than is asked for', async (t) => {
  const bundle = bundleSource(await zipAt(join(t.testdir(), 'a.hpb'), [['metadata/timestamp.json', '12345']]))
  t.match(await errorOf(bundle.read('metadata/timestamp.json', { maxBytes: 4 })), { code: 'HP_ERR_REGISTRY_CORRUPT' })
})

test('bundleSource() refuses what no bundle holds', async (t) => {
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
    t.match(await errorOf(opened(await zipAt(join(directory, 'a.hpb'), entries))), { code: 'HP_ERR_REGISTRY_CORRUPT' }, name)
  }
  // yazl writes no such names, but others can.
  for (const [name, path] of [['a path that leads out', '../../etc/pass.json'], ['an absolute path', '/metadata/root.json'], ['a path of Windows', 'metadata\\root.json']] as const) {
    const file = await zipAt(join(directory, 'b.hpb'), [['x'.repeat(path.length), 'x']])
    const bytes = await readFile(file)
    await writeFile(file, Buffer.from(bytes.toString('latin1').replaceAll('x'.repeat(path.length), path), 'latin1'))
    t.match(await errorOf(opened(file)), { code: 'HP_ERR_REGISTRY_CORRUPT' }, name)
  }
})

test('bundleSource() says what a file that is no bundle is', async (t) => {
  const directory = t.testdir({ 'text.hpb': 'hello', 'empty.hpb': '' })
  t.match(await errorOf(opened(join(directory, 'text.hpb'))), { code: 'HP_ERR_REGISTRY_CORRUPT' })
  t.match(await errorOf(opened(join(directory, 'empty.hpb'))), { code: 'HP_ERR_REGISTRY_CORRUPT' })
  t.match(await errorOf(opened(join(directory, 'none.hpb'))), { code: 'HP_ERR_REGISTRY_UNREACHABLE' })
  t.match(await errorOf(opened(directory)), { code: /^HP_ERR_REGISTRY_/ })
})

test('bundleSource() fails in one way alone, however a bundle is damaged', async (t) => {
  const directory = t.testdir()
  const whole = await readFile(await zipAt(join(directory, 'a.hpb'), [['metadata/timestamp.json', 'aaaaaaaa'], ['catalog.ndjson', 'bbbbbbbb']]))
  const file = join(directory, 'damaged.hpb')
  for (let at = 0; at < whole.length; at++) {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 0xff
    await writeFile(file, bytes)
    const error = await errorOf(async () => {
      t.ok((await bundleSource(file).read('metadata/timestamp.json', { maxBytes: 8 }) ?? []).length <= 8, `byte ${at}`)
    })
    t.ok(error === undefined || error.code === 'HP_ERR_REGISTRY_CORRUPT', `byte ${at}: ${error?.code}`)
  }
})
