import { publishPackage, yankVersion } from '@hardpoint/registry/client'
import { test } from 'tap'
import { codeOf, errorOf, packageOf } from '../_fixtures.ts'
import { publishing } from './_publishing.ts'

test('yankVersion() withdraws a version, with a reason for people and one for programs', async (t) => {
  const { keys, writer, author } = await publishing(t)
  for (const version of ['1.0.0', '1.1.0']) await publishPackage(writer, packageOf(keys, { version }), author)
  const yank = { id: 'acme.mail', version: '1.1.0', kind: 'security', reason: 'a hole' } as const
  t.match(await yankVersion(writer, yank, author), { version: '1.1.0', yanked: 'a hole', yankKind: 'security' })
  await writer.client.refresh()
  const { version: before } = await writer.client.namespace('acme') ?? { version: 0 }
  t.match(await yankVersion(writer, yank, author), { yanked: 'a hole' }, 'again')
  await writer.client.refresh()
  t.equal((await writer.client.namespace('acme'))?.version, before, 'which signs nothing')
  t.match(await writer.client.versions('acme.mail'), [{ version: '1.0.0', yanked: undefined }, { yankKind: 'security' }])
  t.match(await codeOf(publishPackage(writer, packageOf(keys, { version: '1.1.0' }, { 'README.md': 'mended' }), author)), 'HP_ERR_PUBLISH_EXISTS', 'its number is never used again')
})

test('yankVersion() refuses', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  const yank = { id: 'acme.mail', version: '1.0.0', kind: 'broken', reason: 'x' } as const
  t.match(await errorOf(yankVersion(writer, { ...yank, version: '2.0.0' }, author)), { code: 'HP_ERR_VERSION_UNKNOWN', details: { versions: ['1.0.0'] } })
  t.match(await errorOf(yankVersion(writer, { ...yank, id: 'acme.mial' }, author)), { code: 'HP_ERR_PLUGIN_UNKNOWN', details: { nearest: 'acme.mail' } })
  for (const reason of ['', 'a\nb']) t.equal(await codeOf(yankVersion(writer, { ...yank, reason }, author)), 'HP_ERR_DOCUMENT_INVALID', JSON.stringify(reason))
  t.equal(await codeOf(yankVersion(writer, { ...yank, kind: 'mood' as never }, author)), 'HP_ERR_DOCUMENT_INVALID')
})
