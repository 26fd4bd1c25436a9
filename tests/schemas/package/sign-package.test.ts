import { test } from 'tap'
import { readPackage, signPackage, verifyPackage } from '../../../schemas/package/mod.ts'
import { FILES, KEY, MANIFEST, OTHER_KEY, SIGNED, text } from './_fixtures.ts'

test('signPackage() makes what verifyPackage() takes', async (t) => {
  const { manifest, publicKey } = verifyPackage(SIGNED, { publicKeys: [KEY.publicKey] })
  t.strictSame(manifest, MANIFEST)
  t.equal(publicKey, KEY.publicKey)
})

test('signPackage() gives the same bytes for the same files and key', async (t) => {
  t.strictSame(signPackage(new Map([...FILES].reverse()), KEY), SIGNED)
  t.notSame(signPackage(FILES, OTHER_KEY), SIGNED)
})

test('signPackage() replaces a signature', async (t) => {
  t.strictSame(signPackage(readPackage(signPackage(FILES, OTHER_KEY)), KEY), SIGNED)
})

function without(path: string): Map<string, Uint8Array> {
  return new Map([...FILES].filter(([name]) => name !== path))
}

function withManifest(manifest: string): Map<string, Uint8Array> {
  return new Map([...FILES, ['plugin.json', text(manifest)]])
}

const UNSIGNABLE: readonly (readonly [name: string, files: Map<string, Uint8Array>, code: string])[] = [
  ['files without plugin.json', without('plugin.json'), 'HP_ERR_PACKAGE_FILE'],
  ['files without main.js', without('main.js'), 'HP_ERR_PACKAGE_FILE'],
  ['no files', new Map(), 'HP_ERR_PACKAGE_FILE'],
  ['a manifest that is not JSON', withManifest('{'), 'HP_ERR_DOCUMENT_INVALID'],
  ['a manifest with a name twice', withManifest(`{"tier":"pro",${JSON.stringify(MANIFEST).slice(1)}`), 'HP_ERR_DOCUMENT_INVALID'],
  ['a manifest without an id', withManifest(JSON.stringify({ ...MANIFEST, id: undefined })), 'HP_ERR_DOCUMENT_INVALID'],
  ['a manifest with an id that is a path', withManifest(JSON.stringify({ ...MANIFEST, id: '../x.y' })), 'HP_ERR_DOCUMENT_INVALID'],
  ['a manifest with two jobs of one id', withManifest(JSON.stringify({ ...MANIFEST, contributes: { jobs: [{ id: 'a' }, { id: 'a' }] } })), 'HP_ERR_DOCUMENT_INVALID'],
  ['a file with a token', new Map([...FILES, ['.npmrc', text('//registry/:_authToken=x')]]), 'HP_ERR_PACKAGE_FORMAT'],
]

for (const [name, files, code] of UNSIGNABLE) {
  test(`signPackage() refuses ${name}`, async (t) => {
    t.throws(() => signPackage(files, KEY), { code })
  })
}

test('signPackage() refuses a key that verifiers would refuse', async (t) => {
  const identity = Buffer.from(`01${'00'.repeat(31)}`, 'hex').toString('base64')
  t.throws(() => signPackage(FILES, { ...KEY, publicKey: identity }), { code: 'HP_ERR_KEY_INVALID' })
  t.throws(() => signPackage(FILES, { ...KEY, publicKey: OTHER_KEY.publicKey }), { code: 'HP_ERR_KEY_INVALID' })
})
