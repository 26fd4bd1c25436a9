import { createHash } from 'node:crypto'
import type { IndexEntry } from '@hardpoint/schemas'
import { generateKeyPair, keyidOf, type KeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { downloadPackage } from '../../../registry/client/download-package.ts'
import { packagePath } from '../../../registry/layout/paths.ts'
import { ENTRY, codeOf, errorOf, memorySource, packageOf } from '../_fixtures.ts'

const KEYS = generateKeyPair()
const BYTES = packageOf(KEYS, { dependencies: { 'acme.base': '^1.0.0' } }, { 'README.md': 'Hello, this is the text to be changed' })

function entryFor(bytes: Uint8Array, change: Partial<IndexEntry> = {}, keys: KeyPair = KEYS): IndexEntry {
  return {
    ...ENTRY, sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length, keyid: keyidOf(keys.publicKey),
    dependencies: { 'acme.base': '^1.0.0' }, ...change,
  }
}

/** Downloads `delivered` where `entry` promises something. */
function download(entry: IndexEntry, delivered: Uint8Array | undefined, publicKeys: readonly string[] = [KEYS.publicKey]) {
  return downloadPackage(memorySource(delivered === undefined ? {} : { [packagePath(entry)]: delivered }), entry, publicKeys)
}

function changed(bytes: Uint8Array, text: string): Uint8Array {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf(text)
  copy.writeUInt8(copy.readUInt8(at) ^ 0x20, at)
  return copy
}

test('downloadPackage() returns what was signed', async (t) => {
  const found = await download(entryFor(BYTES), BYTES)
  t.equal(found.publicKey, KEYS.publicKey)
  t.equal(found.sha256, entryFor(BYTES).sha256)
  t.equal(Buffer.from(found.files.get('README.md') ?? []).toString(), 'Hello, this is the text to be changed')
})

test('downloadPackage() takes index details that no package holds', async (t) => {
  const entry = entryFor(BYTES, { yanked: 'loses mail', deprecated: 'use acme.post', optionalDependencies: {} })
  t.equal((await download(entry, BYTES)).manifest.id, 'acme.mail')
})

test('downloadPackage() names the file in which a byte was flipped', async (t) => {
  const entry = entryFor(BYTES)
  t.match(await errorOf(download(entry, changed(BYTES, 'Hello, this'))), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'README.md' } })
  t.match(await errorOf(download(entry, changed(BYTES, 'export default'))), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'main.js' } })
  const flipped = changed(BYTES, 'Hello, this')
  t.match(await errorOf(download(entryFor(flipped), flipped)), { code: 'HP_ERR_PACKAGE_FILE', details: { file: 'README.md' } }, 'also where the index follows suit')
})

test('downloadPackage() trusts no byte of a flipped package', async (t) => {
  const entry = entryFor(BYTES)
  for (let at = 0; at < BYTES.length; at += 7) {
    const copy = Buffer.from(BYTES)
    copy.writeUInt8(copy.readUInt8(at) ^ 1, at)
    const code = await codeOf(download(entry, copy))
    if (code !== 'HP_ERR_PACKAGE_FILE' && code !== 'HP_ERR_REGISTRY_DIGEST') t.fail(`byte ${at}: ${code}`)
  }
  t.pass('every flip was refused')
})

test('downloadPackage() refuses other bytes by their digest', async (t) => {
  const entry = entryFor(BYTES)
  const noise = Buffer.alloc(BYTES.length, 'x')
  t.match(await errorOf(download(entry, noise)), { code: 'HP_ERR_REGISTRY_DIGEST', details: { what: packagePath(entry), expected: entry.sha256 } })
  const older = packageOf(KEYS, { dependencies: { 'acme.base': '^1.0.0' }, version: '1.0.1' }, { 'README.md': 'Hello, this is the text to be changed' })
  t.equal(older.length, BYTES.length)
  t.equal(await codeOf(download(entry, older)), 'HP_ERR_REGISTRY_DIGEST', 'another version, rightly signed')
})

test('downloadPackage() does not call a short or missing package forged', async (t) => {
  const entry = entryFor(BYTES)
  t.match(await errorOf(download(entry, BYTES.subarray(0, 100))), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: `it has 100 bytes, the index says ${BYTES.length}` } })
  t.match(await errorOf(download(entry, undefined)), { code: 'HP_ERR_REGISTRY_CORRUPT', details: { problem: 'the index lists it, but it is not there' } })
})

test('downloadPackage() never asks for more than the entry promises', async (t) => {
  const asked: number[] = []
  const source = { location: 'x', read: async (_path: string, { maxBytes }: { readonly maxBytes: number }) => { asked.push(maxBytes); return undefined } }
  await errorOf(downloadPackage(source, entryFor(BYTES, { size: 1234 }), []))
  t.same(asked, [1234])
})

test('downloadPackage() refuses a key that is not trusted, whatever the index says', async (t) => {
  const evil = generateKeyPair()
  const forged = packageOf(evil)
  const entry = entryFor(forged, {}, evil)
  t.equal(await codeOf(download(entry, forged)), 'HP_ERR_PACKAGE_SIGNATURE')
  t.equal(await codeOf(download(entryFor(BYTES), BYTES, [])), 'HP_ERR_PACKAGE_SIGNATURE', 'no keys at all')
})

test('downloadPackage() refuses an index that disagrees with what was signed', async (t) => {
  const cases: readonly [string, Partial<IndexEntry>][] = [
    ['id', { id: 'acme.post' }],
    ['version', { version: '9.9.9' }],
    ['keyid', { keyid: 'f'.repeat(64) }],
    ['tier', { tier: 'enterprise' }],
    ['title', { title: 'Treasury' }],
    ['description', { description: 'Something else' }],
    ['engines', { engines: { hardpoint: '*' } }],
    ['dependencies', { dependencies: {} }],
    ['dependencies', { dependencies: { 'acme.base': '*' } }],
    ['dependencies', { dependencies: { 'acme.base': '^1.0.0', 'evil.miner': '*' } }],
    ['optionalDependencies', { optionalDependencies: { 'evil.miner': '*' } }],
  ]
  for (const [field, change] of cases) {
    t.match(await errorOf(download(entryFor(BYTES, change), BYTES)), { code: 'HP_ERR_REGISTRY_INDEX_MISMATCH', details: { field } }, field)
  }
})
