import { test } from 'tap'
import { generateKeyPair, verifyPackage } from '../../../schemas/package/mod.ts'
import { packPlugin, signPlugin } from '../../../sdk/tools.ts'
import { manifest } from '../lint/_manifest.ts'

const PLUGIN = { 'plugin.json': JSON.stringify(manifest()), 'main.ts': 'export default { routes: {} }' }

test('signPlugin() signs what was packed elsewhere', async (t) => {
  const key = generateKeyPair()
  const folder = t.testdir(PLUGIN)
  t.strictSame(signPlugin(await packPlugin(folder), key), await packPlugin(folder, key))
})

test('signPlugin() replaces a signature', async (t) => {
  const [first, second] = [generateKeyPair(), generateKeyPair()]
  const hpk = signPlugin(await packPlugin(t.testdir(PLUGIN), first), second)
  t.equal(verifyPackage(hpk, { publicKeys: [first.publicKey, second.publicKey] }).publicKey, second.publicKey)
})

test('signPlugin() refuses what is no package', async (t) => {
  for (const bytes of [new Uint8Array(), Buffer.from('PK\u0003\u0004'), Buffer.alloc(2000)]) t.throws(() => signPlugin(bytes, generateKeyPair()), { code: 'HP_ERR_PACKAGE_FORMAT' })
})
