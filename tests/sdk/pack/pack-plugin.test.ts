import { test } from 'tap'
import { generateKeyPair, readPackage, verifyPackage } from '../../../schemas/package/mod.ts'
import { packPlugin } from '../../../sdk/tools.ts'
import { manifest } from '../lint/_manifest.ts'

const PLUGIN = { 'plugin.json': JSON.stringify(manifest()), 'main.ts': 'export default { routes: {} }' }

test('packPlugin() makes a package that a host takes', async (t) => {
  const key = generateKeyPair()
  const hpk = await packPlugin(t.testdir(PLUGIN), key)
  const verified = verifyPackage(hpk, { publicKeys: [key.publicKey] })
  t.equal(verified.manifest.id, 'acme.mail')
  t.strictSame(hpk, await packPlugin(t.testdir(PLUGIN), key), 'the same source, the same bytes')
})

test('packPlugin() makes an unsigned package without a key', async (t) => {
  const hpk = await packPlugin(t.testdir(PLUGIN))
  t.notOk(readPackage(hpk).has('signature.json'))
  t.throws(() => verifyPackage(hpk, { publicKeys: [generateKeyPair().publicKey] }), { code: 'HP_ERR_PACKAGE_UNSIGNED' })
})
