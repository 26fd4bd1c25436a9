import { promoteVersion, publishPackage, yankVersion } from '@hardpoint/registry/client'
import { test } from 'tap'
import { codeOf, errorOf, packageOf } from '../_fixtures.ts'
import { publishing } from './_publishing.ts'

test('promoteVersion() moves a version into another channel, and at last into latest', async (t) => {
  const { keys, writer, author, store } = await publishing(t)
  await publishPackage(writer, packageOf(keys, { version: '1.0.0' }), author)
  const published = await publishPackage(writer, packageOf(keys, { version: '2.0.0' }), author, { channel: 'alpha' })
  t.match(store.search('mail'), [{ version: '1.0.0' }], 'what is in a channel is found by nobody')
  const start = Date.now()
  const beta = await promoteVersion(writer, { id: 'acme.mail', version: '2.0.0', channel: 'beta' }, author)
  t.match(beta, { version: '2.0.0', channel: 'beta', sha256: published.sha256, publishedAt: published.publishedAt })
  t.ok(Date.parse(beta?.promotedAt ?? '') >= start, 'its age in the channel is counted anew')
  const latest = await promoteVersion(writer, { id: 'acme.mail', version: '2.0.0' }, author)
  t.notOk(Object.hasOwn(latest ?? {}, 'channel'), 'latest is never written')
  await writer.client.refresh()
  t.same((await writer.client.versions('acme.mail')).at(-1), latest)
  t.match(store.search('mail'), [{ version: '2.0.0' }])
})

test('promoteVersion() signs nothing where the version is there already', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author, { channel: 'beta' })
  const versionOf = async () => { await writer.client.refresh(); return (await writer.client.namespace('acme'))?.version }
  const before = await versionOf()
  t.match(await promoteVersion(writer, { id: 'acme.mail', version: '1.0.0', channel: 'beta' }, author), { channel: 'beta', promotedAt: undefined })
  t.equal(await versionOf(), before)
})

test('promoteVersion() keeps a yank, and takes no version out of latest', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author, { channel: 'beta' })
  await yankVersion(writer, { id: 'acme.mail', version: '1.0.0', kind: 'broken', reason: 'x' }, author)
  t.match(await promoteVersion(writer, { id: 'acme.mail', version: '1.0.0' }, author), { yanked: 'x', yankKind: 'broken' })
  t.match(await errorOf(promoteVersion(writer, { id: 'acme.mail', version: '1.0.0', channel: 'beta' }, author)), { code: 'HP_ERR_PUBLISH_DENIED', message: /no version leaves; withdraw it/ })
  t.equal(await codeOf(promoteVersion(writer, { id: 'acme.mail', version: '9.0.0' }, author)), 'HP_ERR_VERSION_UNKNOWN')
  t.equal(await codeOf(promoteVersion(writer, { id: 'acme.none', version: '1.0.0' }, author)), 'HP_ERR_PLUGIN_UNKNOWN')
})

test('promoteVersion() refuses what no channel can be called', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author, { channel: 'beta' })
  for (const channel of ['', 'v1', 'Beta', '*']) t.equal(await codeOf(promoteVersion(writer, { id: 'acme.mail', version: '1.0.0', channel }, author)), 'HP_ERR_DOCUMENT_INVALID', channel)
})
