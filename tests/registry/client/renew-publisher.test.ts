import { publishPackage, renewPublisher } from '@hardpoint/registry/client'
import { keySigner } from '@hardpoint/registry/server'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { test } from 'tap'
import { codeOf, packageOf } from '../_fixtures.ts'
import { readsWhole } from '../_reads-whole.ts'
import { publishing } from './_publishing.ts'

const DAY = 86_400_000

test('renewPublisher() signs what is published for another 90 days, however young it is, and changes nothing else', async (t) => {
  const { directory, keys, writer, author } = await publishing(t)
  t.equal(await codeOf(renewPublisher(writer, 'acme', author)), 'HP_ERR_PUBLISHER_UNKNOWN', 'nothing is published yet')
  await publishPackage(writer, packageOf(keys), author)
  await publishPackage(writer, packageOf(keys, { id: 'acme.chat' }), author)
  const before = await writer.client.namespace('acme')
  const told: unknown[] = []
  await renewPublisher(writer, 'acme', { ...author, clock: () => Date.now() + 60_000, onRole: (role) => { told.push(role) } })
  await writer.client.refresh()
  const after = await writer.client.namespace('acme')
  t.equal(after?.version, (before?.version ?? 0) + 1)
  t.same(after?.targets, before?.targets)
  t.ok(Date.parse(after?.expires ?? '') > Date.now() + 89 * DAY)
  t.same(told, [{ publisher: 'acme', expires: after?.expires }])
  t.same(await readsWhole(directory, Date.now()), { 'acme.chat': ['1.0.0'], 'acme.mail': ['1.0.0'] })
})

test('renewPublisher() signs nothing that another key signed', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  t.equal(await codeOf(renewPublisher(writer, 'acme', { ...author, signer: keySigner(generateKeyPair()) })), 'HP_ERR_PUBLISH_DENIED')
})
