import { makeRotation, publishPackage, storeWriter } from '@hardpoint/registry/client'
import { keySigner } from '@hardpoint/registry/server'
import { generateKeyPair, verifyEnvelope } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { codeOf, packageOf } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'
import { publishing } from './_publishing.ts'

test('makeRotation() makes what the operator puts in force: the old key\'s statement, and the role under the new one', async (t) => {
  const { directory, store, operator, keys, token, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  const next = generateKeyPair()
  const rotation = await makeRotation(writer.client, 'acme', { from: keySigner(keys), to: keySigner(next), clock: Date.now })
  const { payload } = verifyEnvelope(rotation.statement, 'application/vnd.hardpoint.key-rotation+json', [keys.publicKey], 'statement')
  t.match(JSON.parse(Buffer.from(payload).toString()), { publisher: 'acme', from: keys.publicKey, to: next.publicKey, at: /Z$/ })
  t.match((await store.rotateKey('acme', rotation, operator.targets)).keys, [{ until: /Z$/ }, { publicKey: next.publicKey, statement: {} }])
  await publishPackage(storeWriter(store, token), packageOf(next, { version: '2.0.0' }), { signer: keySigner(next), clock: Date.now })
  t.same(await readsWhole(directory, Date.now()), { 'acme.mail': ['1.0.0', '2.0.0'] })
})

test('makeRotation() without the old key states nothing; for who has published nothing, it is the key alone', async (t) => {
  const { keys, writer, author } = await publishing(t)
  const to = keySigner(generateKeyPair())
  t.same(await makeRotation(writer.client, 'acme', { to, clock: Date.now }), { publicKey: to.publicKey })
  await publishPackage(writer, packageOf(keys), author)
  t.match(await makeRotation(writer.client, 'acme', { to, clock: Date.now }), { publicKey: to.publicKey, statement: undefined, role: /^\{/ })
})

test('makeRotation() with the old key signs nothing anew that it did not sign', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  const [from, to] = [keySigner(generateKeyPair()), keySigner(generateKeyPair())]
  t.equal(await codeOf(makeRotation(writer.client, 'acme', { from, to, clock: Date.now })), 'HP_ERR_PUBLISH_DENIED')
})
