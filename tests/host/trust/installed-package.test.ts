import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { generateKeyPair, signPackage, verifyPackage } from '@hardpoint/schemas/package'
import { openPackageShelf } from '../../../host/trust/installed-package.ts'

const KEY = generateKeyPair()

function pack(version: string, key = KEY, text = version, lines = 40) {
  const manifest = { id: 'acme.mail', version, title: 'Mail', description: 'Mail.', license: 'MIT', engines: { hardpoint: '*' }, tier: 'free' }
  const files = new Map([['plugin.json', Buffer.from(JSON.stringify(manifest))], ['main.js', Buffer.from(`export default ${JSON.stringify(text)}\n`.repeat(lines))]])
  return verifyPackage(signPackage(files, key), { publicKeys: [key.publicKey] })
}

const ONE = pack('1.0.0')
const EXPECTED = { id: 'acme.mail', version: '1.0.0', digest: ONE.sha256, publicKey: KEY.publicKey, manifest: ONE.manifest }

test('write() keeps the package as it came, under its digest, for the owner alone', async t => {
  const directory = join(t.testdir(), 'packages')
  const shelf = await openPackageShelf(directory)
  await shelf.write(ONE)
  t.strictSame(readdirSync(directory), [`${ONE.sha256}.hpk`], 'no temporary file stays')
  t.ok(Buffer.from(ONE.bytes).equals(readFileSync(join(directory, `${ONE.sha256}.hpk`))))
  t.equal(statSync(directory).mode & 0o777, 0o700)
  t.equal(statSync(join(directory, `${ONE.sha256}.hpk`)).mode & 0o777, 0o600)
  await shelf.write(ONE)
  t.equal(shelf.read(EXPECTED).manifest.version, '1.0.0')
})

const DAMAGE: readonly { name: string; make: () => Uint8Array | undefined; code: string }[] = [
  { name: 'that is gone', make: () => undefined, code: 'HP_ERR_PACKAGE_MISSING' },
  { name: 'of another version, signed by the same publisher', make: () => pack('1.0.1').bytes, code: 'HP_ERR_PACKAGE_REPLACED' },
  { name: 'of the same version, built anew and signed by the same publisher', make: () => pack('1.0.0', KEY, 'other').bytes, code: 'HP_ERR_PACKAGE_REPLACED' },
  { name: 'signed by another key', make: () => pack('1.0.0', generateKeyPair()).bytes, code: 'HP_ERR_PACKAGE_SIGNATURE' },
  { name: 'that was cut short', make: () => ONE.bytes.slice(0, -20), code: 'HP_ERR_PACKAGE' },
  { name: 'that is empty', make: () => new Uint8Array(), code: 'HP_ERR_PACKAGE_FORMAT' },
]

for (const { name, make, code } of DAMAGE) {
  for (const how of ['read', 'assertSame'] as const) {
    test(`${how}() refuses a package ${name}`, async t => {
      const directory = t.testdir()
      const shelf = await openPackageShelf(directory)
      const bytes = make()
      if (bytes !== undefined) writeFileSync(join(directory, `${ONE.sha256}.hpk`), bytes)
      try {
        shelf[how](EXPECTED)
        t.fail('it was taken')
      } catch (error) {
        t.match(error, { code: new RegExp(`^${code}`) })
      }
    })
  }
}

for (const lines of [40, 20_000]) {
  test(`assertSame() takes the package that was installed, of ${lines} lines`, async t => {
    const shelf = await openPackageShelf(t.testdir())
    const installed = pack('1.0.0', KEY, 'long', lines)
    await shelf.write(installed)
    shelf.assertSame({ ...EXPECTED, digest: installed.sha256 })
    t.equal(shelf.read({ ...EXPECTED, digest: installed.sha256 }).size, installed.size)
  })
}

test('assertSame() takes a record by its digest; read() takes none that no trusted key signed', async t => {
  const shelf = await openPackageShelf(t.testdir())
  const forged = pack('1.0.0', generateKeyPair())
  await shelf.write(forged)
  const expected = { ...EXPECTED, digest: forged.sha256 }
  t.doesNotThrow(() => shelf.assertSame(expected), 'the record and the file were swapped for ones that agree')
  t.throws(() => shelf.read(expected), { code: 'HP_ERR_PACKAGE_SIGNATURE' }, 'and nothing of it is ever used')
})

const RECORDS: readonly { name: string; record: object; atStart: boolean }[] = [
  { name: 'of another plugin', record: { manifest: { ...ONE.manifest, id: 'acme.other' } }, atStart: true },
  { name: 'of another version', record: { manifest: { ...ONE.manifest, version: '1.0.1' } }, atStart: true },
  { name: 'with another id than its manifest', record: { id: 'acme.other' }, atStart: true },
  { name: 'whose manifest asks for more', record: { manifest: { ...ONE.manifest, capabilities: { storage: {} } } }, atStart: false },
]

for (const { name, record, atStart } of RECORDS) {
  test(`read() refuses a record ${name}${atStart ? ', and so does assertSame()' : ''}`, async t => {
    const shelf = await openPackageShelf(t.testdir())
    await shelf.write(ONE)
    const expected = { ...EXPECTED, ...record }
    t.throws(() => shelf.read(expected), { code: 'HP_ERR_PACKAGE_REPLACED' })
    if (atStart) t.throws(() => shelf.assertSame(expected), { code: 'HP_ERR_PACKAGE_REPLACED' })
  })
}

test('read() refuses a package in which any one byte was changed, and so does assertSame()', async t => {
  const directory = t.testdir()
  const shelf = await openPackageShelf(directory)
  const path = join(directory, `${ONE.sha256}.hpk`)
  for (let at = 0; at < ONE.bytes.length; at += 37) {
    const bytes = Buffer.from(ONE.bytes)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    writeFileSync(path, bytes)
    t.throws(() => shelf.read(EXPECTED), `byte ${at}`)
    t.throws(() => shelf.assertSame(EXPECTED), `byte ${at}`)
  }
})

test('read() and assertSame() refuse a file in place of a package that is larger than any package may be', async t => {
  const directory = t.testdir()
  const shelf = await openPackageShelf(directory)
  writeFileSync(join(directory, `${ONE.sha256}.hpk`), '')
  const { truncateSync } = await import('node:fs')
  truncateSync(join(directory, `${ONE.sha256}.hpk`), 4 * 1024 ** 3)
  t.throws(() => shelf.read(EXPECTED), { code: 'HP_ERR_PACKAGE_TOO_LARGE' })
  t.throws(() => shelf.assertSame(EXPECTED), { code: 'HP_ERR_PACKAGE_TOO_LARGE' })
})

test('sweep() removes what is not named: replaced versions and what an interrupted install left', async t => {
  const directory = t.testdir({ '0123456789abcdef.tmp': 'half', 'NOTE.txt': 'not ours', backup: {} })
  const shelf = await openPackageShelf(directory)
  const two = pack('2.0.0')
  await shelf.write(ONE)
  await shelf.write(two)
  await shelf.sweep(new Set([two.sha256]))
  t.strictSame(readdirSync(directory).toSorted(), [`${two.sha256}.hpk`, 'NOTE.txt', 'backup'].toSorted())
})

test('write() names the directory where it cannot write', { skip: process.getuid?.() === 0 && 'root may write everywhere' }, async t => {
  const directory = t.testdir()
  const shelf = await openPackageShelf(directory)
  chmodSync(directory, 0o500)
  t.teardown(() => chmodSync(directory, 0o700))
  await t.rejects(shelf.write(ONE), { code: 'HP_ERR_DATA_READ_ONLY' })
})

test('write() names the directory where it is gone', async t => {
  const directory = join(t.testdir(), 'packages')
  mkdirSync(directory)
  const shelf = await openPackageShelf(directory)
  rmSync(directory, { recursive: true })
  await t.rejects(shelf.write(ONE), { code: 'HP_ERR_DATA_READ_ONLY', details: { directory } })
})
