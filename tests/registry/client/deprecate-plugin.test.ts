import { deprecatePlugin, publishPackage } from '@hardpoint/registry/client'
import { test } from 'tap'
import { codeOf, packageOf } from '../_fixtures.ts'
import { publishing } from './_publishing.ts'

test('deprecatePlugin() marks a version, or all, and names what is better', async (t) => {
  const { keys, writer, author } = await publishing(t)
  for (const version of ['1.0.0', '1.1.0']) await publishPackage(writer, packageOf(keys, { version }), author)
  t.match(await deprecatePlugin(writer, { id: 'acme.mail', version: '1.0.0', reason: 'old' }, author), [{ version: '1.0.0', deprecated: 'old', replacement: undefined }])
  t.match(await deprecatePlugin(writer, { id: 'acme.mail', reason: 'no longer kept', replacement: 'acme.post' }, author), [{ replacement: 'acme.post' }, { replacement: 'acme.post' }])
  t.match(await deprecatePlugin(writer, { id: 'acme.mail', reason: 'nothing better after all' }, author), [{ replacement: undefined }, { replacement: undefined }])
  await writer.client.refresh()
  t.match(await writer.client.versions('acme.mail'), [{ deprecated: 'nothing better after all', yanked: undefined }, {}])
})

test('deprecatePlugin() refuses', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  t.equal(await codeOf(deprecatePlugin(writer, { id: 'acme.mail', version: '9.0.0', reason: 'x' }, author)), 'HP_ERR_VERSION_UNKNOWN')
  t.equal(await codeOf(deprecatePlugin(writer, { id: 'acme.none', reason: 'x' }, author)), 'HP_ERR_PLUGIN_UNKNOWN')
  t.equal(await codeOf(deprecatePlugin(writer, { id: 'acme.mail', reason: 'x', replacement: '../x' }, author)), 'HP_ERR_DOCUMENT_INVALID')
})
