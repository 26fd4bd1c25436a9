import { makeRotation, openRegistry } from '@hardpoint/registry/client'
import { keySigner } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { newRecord, rotatedRecord } from '../../../registry/operate/mod.ts'
import { NOW, acmeStore, codeOf } from '../_fixtures.ts'

test('newRecord() begins with one key', async (t) => {
  const { publicKey } = generateKeyPair()
  t.same(newRecord('acme', publicKey, NOW), { id: 'acme', keys: [{ publicKey, since: '2026-11-20T12:00:00.000Z' }] })
  t.equal(await codeOf(() => newRecord('acme', Buffer.alloc(32).toString('base64'), NOW)), 'HP_ERR_KEY_INVALID', 'a key that signs anything')
  t.equal(await codeOf(() => newRecord('Acme', publicKey, NOW)), 'HP_ERR_DOCUMENT_INVALID')
})

test('rotatedRecord() ends the keys of now, and takes a statement of theirs alone', async (t) => {
  const { directory, keys } = await acmeStore(t)
  const [next, other] = [generateKeyPair(), generateKeyPair()]
  const rotation = (from = keys, at = NOW) =>
    makeRotation(openRegistry(directory, { clock: () => NOW }), 'acme', { from: keySigner(from), to: keySigner(next), clock: () => at })
  const record = newRecord('acme', keys.publicKey, NOW - 1000)
  t.match(rotatedRecord(record, await rotation(), NOW).keys, [{ publicKey: keys.publicKey, until: '2026-11-20T12:00:00.000Z' }, { publicKey: next.publicKey, since: '2026-11-20T12:00:00.000Z', statement: {} }])
  t.equal(await codeOf(() => rotatedRecord(record, { publicKey: keys.publicKey }, NOW)), 'HP_ERR_KEY_INVALID', 'a key that it had')
  const forged = await rotation(other)
  t.equal(await codeOf(() => rotatedRecord(record, forged, NOW)), 'HP_ERR_PACKAGE_SIGNATURE', 'a statement of a stranger')
  const early = await rotation(keys, NOW + 1000)
  t.equal(await codeOf(() => rotatedRecord(record, early, NOW)), 'HP_ERR_KEY_INVALID', 'a statement of a time to come')
})
