import { deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { test } from 'tap'
import { readPackage, writePackage } from '../../../schemas/package/mod.ts'
import { FILES, flip, type RawEntry, rawTar, stored, text } from './_fixtures.ts'

const HPK = writePackage(FILES)
const GOOD: readonly RawEntry[] = [{ name: 'main.js', content: 'export default {}' }, { name: 'plugin.json', content: '{}' }]

test('readPackage() returns what writePackage() was given', async (t) => {
  t.strictSame(new Map([...readPackage(HPK)].sort()), new Map([...FILES].sort()))
})

test('readPackage() takes the one form, made by other code', async (t) => {
  t.strictSame([...readPackage(stored(rawTar(GOOD))).keys()], ['main.js', 'plugin.json'])
})

test('readPackage() takes a path that fills its field', async (t) => {
  const path = 'ui/'.padEnd(100, 'a')
  t.strictSame([...readPackage(stored(rawTar([{ name: path }]))).keys()], [path])
})

test('readPackage() returns any files that a package may hold', async (t) => {
  const path = fc.oneof(fc.constantFrom('plugin.json', 'main.js', 'README.md', 'signature.json'), fc.stringMatching(/^ui\/[a-z0-9]{1,20}$/))
  const files = fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 2000 })), { minLength: 1, maxLength: 8, selector: ([name]) => name })
  fc.assert(fc.property(files, (entries) => {
    const read = readPackage(writePackage(new Map(entries)))
    t.equal(read.size, entries.length)
    for (const [name, content] of entries) if (Buffer.compare(read.get(name) ?? Buffer.from('?'), content) !== 0) return false
    return true
  }), { numRuns: 50 })
})

const entry = (changes: Partial<RawEntry>): Uint8Array => stored(rawTar([GOOD[0] ?? { name: '' }, { name: 'plugin.json', content: '{}', ...changes }]))

/** An archive each, of what tar readers have been attacked with, and what it must be refused for. */
const HOSTILE: readonly (readonly [name: string, bytes: Uint8Array, says: RegExp])[] = [
  ['a symbolic link', entry({ type: '2', link: '/etc/passwd', content: '' }), /symbolic link/],
  ['a hard link', entry({ type: '1', link: 'main.js', content: '' }), /hard link/],
  ['a directory', entry({ name: 'ui', type: '5', content: '' }), /directory/],
  ['a directory by its slash', entry({ name: 'ui/', content: '' }), /./],
  ['a device', entry({ type: '3', content: '' }), /device/],
  ['a pipe', entry({ type: '6', content: '' }), /pipe/],
  ['the old type for a regular file', entry({ type: '\0' }), /regular file/],
  ['a contiguous file', entry({ type: '7' }), /regular file/],
  ['a pax header', entry({ name: 'plugin.json', type: 'x', content: '19 path=../evil.js\n' }), /pax/],
  ['a global pax header', entry({ name: 'plugin.json', type: 'g', content: '19 path=../evil.js\n' }), /pax/],
  ['a GNU long name', entry({ name: '././@LongLink', type: 'L', content: '../../evil.js\0' }), /GNU|regular/],
  ['a GNU sparse file', entry({ type: 'S' }), /GNU/],
  ['a parent path', entry({ name: '../plugin.json' }), /not one of the files/],
  ['an absolute path', entry({ name: '/plugin.json' }), /not one of the files/],
  ['a path through ui', entry({ name: 'ui/../plugin.json' }), /path/],
  ['a name with a NUL and more', entry({ name: 'plugin.json\0../../evil' }), /form/],
  ['an empty name', entry({ name: '' }), /without a name/],
  ['a file that is not on the list', entry({ name: '.npmrc' }), /not one of the files/],
  ['control characters in a name', entry({ name: 'ui/\u001b[2J' }), /ui\/\\u001b/],
  ['a prefix field', entry({ prefix: 'ui' }), /form/],
  ['the GNU magic', entry({ magic: 'ustar  \0' }), /form/],
  ['no magic', entry({ magic: '\0\0\0\0\0\0\0\0' }), /form/],
  ['a setuid mode', entry({ mode: '0004755\0' }), /form/],
  ['an executable mode', entry({ mode: '0000755\0' }), /form/],
  ['a damaged header checksum', entry({ badChecksum: true }), /damaged header/],
  ['a size with spaces', entry({ size: '          2 ' }), /form/],
  ['a base-256 size', entry({ size: '\x80\0\0\0\0\0\0\0\0\0\0\x02' }), /form/],
  ['a negative size', entry({ size: '-0000000002\0' }), /form/],
  ['a size that is larger than the archive', entry({ size: '77777777777\0' }), /longer than the archive/],
  ['a size that is too small', entry({ size: '00000000000\0' }), /./],
  ['bytes in the padding', entry({ padding: 1 }), /bytes after its end/],
  ['a name twice', stored(rawTar([...GOOD, { name: 'plugin.json', content: '{"evil":true}' }])), /twice/],
  ['a name twice in another case', stored(rawTar([{ name: 'ui/A' }, { name: 'ui/a' }])), /case/],
  ['entries out of order', stored(rawTar([...GOOD].reverse())), /not in its place/],
  ['a signature that is not first', stored(rawTar([{ name: 'main.js' }, { name: 'plugin.json' }, { name: 'signature.json' }])), /not in its place/],
  ['one zero block at the end', stored(rawTar(GOOD, new Uint8Array(512))), /follow the last file/],
  ['no end', stored(rawTar(GOOD, new Uint8Array())), /0 bytes follow/],
  ['a record of zeros at the end', stored(rawTar(GOOD, new Uint8Array(8192))), /follow the last file/],
  ['an archive behind the end', stored(rawTar(GOOD, Buffer.concat([new Uint8Array(1024), rawTar([{ name: 'main.js', content: 'evil' }])]))), /follow the last file/],
  ['bytes behind the end that are no block', stored(rawTar(GOOD, new Uint8Array(1025))), /follow the last file/],
  ['a compressed archive', gzipSync(rawTar(GOOD)), /gzip|length/],
  ['a bomb', gzipSync(rawTar([{ name: 'main.js', content: 'a'.repeat(1_000_000) }])), /gzip|length/],
  ['zlib\'s own stored form', gzipSync(rawTar(GOOD), { level: 0 }), /gzip/],
  ['raw deflate', deflateRawSync(rawTar(GOOD)), /./],
  ['a tar without gzip', rawTar(GOOD), /./],
  ['a second gzip member', Buffer.concat([stored(rawTar(GOOD)), stored(rawTar(GOOD))]), /./],
  ['a byte after the gzip member', Buffer.concat([stored(rawTar(GOOD)), Buffer.alloc(1)]), /./],
  ['nothing', new Uint8Array(), /length/],
  ['a gzip member of nothing', gzipSync(''), /length/],
  ['text', text('<html>404</html>'.repeat(100)), /./],
]

for (const [name, bytes, says] of HOSTILE) {
  test(`readPackage() refuses ${name}`, async (t) => {
    t.throws(() => readPackage(bytes), { code: 'HP_ERR_PACKAGE_FORMAT', message: says })
  })
}

test('readPackage() refuses every changed bit outside a file\'s content', async (t) => {
  const bytes = stored(rawTar(GOOD))
  const contents = [[10 + 5 + 512, 17], [10 + 5 + 1024 + 512, 2]] as const
  for (let at = 0; at < bytes.length; at++) {
    if (contents.some(([from, length]) => at >= from && at < from + length)) continue
    t.throws(() => readPackage(flip(bytes, at, 1 << (at % 8))), { code: 'HP_ERR_PACKAGE_FORMAT' }, `byte ${at}`)
  }
})

test('readPackage() refuses every shorter package, and says that it was cut short where the length tells', async (t) => {
  for (let length = 0; length < HPK.length; length += 13) t.throws(() => readPackage(HPK.subarray(0, length)), { code: 'HP_ERR_PACKAGE_FORMAT' }, `${length} bytes`)
  t.throws(() => readPackage(HPK.subarray(0, 20)), { message: /cut short/ })
})

test('readPackage() refuses a package that is too large before it looks inside', async (t) => {
  t.throws(() => readPackage(new Uint8Array(1001), { maxBytes: 1000, maxFiles: 10 }), { code: 'HP_ERR_PACKAGE_TOO_LARGE' })
  t.throws(() => readPackage(HPK, { maxBytes: 1e6, maxFiles: 3 }), { code: 'HP_ERR_PACKAGE_TOO_LARGE', message: /files/ })
})

test('readPackage() refuses any bytes, with a code', async (t) => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
    try { readPackage(bytes); return false } catch (error) { return (error as { code?: string }).code === 'HP_ERR_PACKAGE_FORMAT' }
  }), { numRuns: 200 })
  t.pass()
})
