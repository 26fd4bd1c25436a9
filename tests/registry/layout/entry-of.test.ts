import { generateKeyPair, keyidOf, verifyPackage } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { entryOf } from '../../../registry/layout/entry-of.ts'
import { NOW, codeOf, packageOf } from '../_fixtures.ts'

const KEYS = generateKeyPair()
const verified = (overrides: Parameters<typeof packageOf>[1]) => verifyPackage(packageOf(KEYS, overrides), { publicKeys: [KEYS.publicKey] })

test('entryOf() says what the manifest says, and no more', async (t) => {
  const found = verified({ tier: 'pro', dependencies: { 'acme.base': '^1.0.0' } })
  t.same(entryOf(found, NOW), {
    id: 'acme.mail', version: '1.0.0', sha256: found.sha256, size: found.size, keyid: keyidOf(KEYS.publicKey), tier: 'pro', title: 'Mail', description: 'Sends mail',
    engines: { hardpoint: '^0.1.0' }, dependencies: { 'acme.base': '^1.0.0' }, publishedAt: '2026-11-20T12:00:00.000Z',
  })
  t.notOk(Object.hasOwn(entryOf(verified({}), NOW), 'dependencies'))
  t.equal(await codeOf(() => entryOf(verified({ dependencies: { 'acme.base': 'tomorrow' } }), NOW)), 'HP_ERR_DOCUMENT_INVALID')
})

test('entryOf() names the channel, where it is another than latest', async (t) => {
  const found = verified({})
  t.equal(entryOf(found, NOW, { channel: 'beta' }).channel, 'beta')
  for (const channel of ['latest', undefined]) t.notOk(Object.hasOwn(entryOf(found, NOW, { channel }), 'channel'))
  t.equal(await codeOf(() => entryOf(found, NOW, { channel: '1.x' })), 'HP_ERR_DOCUMENT_INVALID')
})
