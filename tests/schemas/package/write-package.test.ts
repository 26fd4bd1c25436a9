import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gunzipSync } from 'node:zlib'
import { test } from 'tap'
import { framePieces, frameSize, gzipFrame, writePackage } from '../../../schemas/package/mod.ts'
import { FILES, rawTar, stored, text } from './_fixtures.ts'

test('writePackage() gives the same bytes for the same files, in whatever order', async (t) => {
  const reversed = new Map([...FILES].reverse())
  t.strictSame(writePackage(reversed), writePackage(FILES))
  t.notSame(writePackage(new Map([...FILES, ['LICENSE', text('MIT')]])), writePackage(FILES))
})

test('writePackage() gives these bytes: a change of the format changes every digest', async (t) => {
  const bytes = writePackage(new Map([['plugin.json', text('{}')], ['main.js', text('1')]]))
  t.equal(createHash('sha256').update(bytes).digest('hex'), createHash('sha256').update(stored(rawTar([
    { name: 'main.js', content: '1' }, { name: 'plugin.json', content: '{}' },
  ]))).digest('hex'))
})

test('writePackage() writes what any gunzip and tar read', async (t) => {
  const tar = gunzipSync(writePackage(FILES))
  t.equal(tar.length % 512, 0)
  const file = join(t.testdir(), 'a.tar')
  writeFileSync(file, tar)
  const listed = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n')
  t.strictSame(listed, [...FILES.keys()].sort())
  t.equal(execFileSync('tar', ['-xOf', file, 'README.md'], { encoding: 'utf8' }), '# Mail\n')
})

test('writePackage() puts the signature first', async (t) => {
  const tar = gunzipSync(writePackage(new Map([...FILES, ['signature.json', text('{}')]])))
  t.equal(tar.subarray(0, 15).toString(), 'signature.json\0')
})

for (const size of [0, 1, 511, 512, 513, 65_535, 65_536, 200_000]) {
  test(`writePackage() frames a file of ${size} bytes`, async (t) => {
    const content = new Uint8Array(size).fill(7)
    const tar = gunzipSync(writePackage(new Map([['main.js', content]])))
    t.equal(tar.length, 512 + Math.ceil(size / 512) * 512 + 1024)
    t.strictSame(new Uint8Array(tar.subarray(512, 512 + size)), content)
  })
}

test('writePackage() refuses a path that may not be in a package', async (t) => {
  for (const path of ['../main.js', '/main.js', '.env', 'ui/\u00e4', 'src/main.ts']) {
    t.throws(() => writePackage(new Map([...FILES, [path, text('x')]])), { code: 'HP_ERR_PACKAGE_FORMAT' }, path)
  }
  t.throws(() => writePackage(new Map([['ui/a', text('')], ['ui/A', text('')]])), { code: 'HP_ERR_PACKAGE_FORMAT', message: /only in case/ })
})

test('writePackage() refuses more than a reader takes', async (t) => {
  t.throws(() => writePackage(FILES, { maxBytes: 100, maxFiles: 10 }), { code: 'HP_ERR_PACKAGE_TOO_LARGE' })
  t.throws(() => writePackage(FILES, { maxBytes: 1e6, maxFiles: 3 }), { code: 'HP_ERR_PACKAGE_TOO_LARGE' })
})

test('framePieces() makes the bytes of gzipFrame(), whatever pieces the content comes in', async (t) => {
  for (const size of [1, 65_534, 65_535, 65_536, 131_070, 200_000]) {
    const content = Uint8Array.from({ length: size }, (_, at) => at * 7)
    const whole = gzipFrame(content)
    t.equal(frameSize(size), whole.length)
    for (const step of [1000, 65_535, 70_000, size]) {
      const pieces = async function* () { for (let at = 0; at < size; at += step) yield content.subarray(at, at + step) }
      t.ok((await buffer(framePieces(pieces(), size))).equals(whole), `${size} bytes, ${step} at a time`)
    }
  }
})

test('framePieces() ends no frame of content that is shorter or longer than was said', async (t) => {
  for (const said of [99, 101, 70_000]) {
    const pieces = async function* () { yield new Uint8Array(100) }
    await t.rejects(buffer(framePieces(pieces(), said)), { code: 'HP_ERR_PACKAGE_FORMAT' }, String(said))
  }
})
