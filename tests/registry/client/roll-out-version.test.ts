import { publishPackage, rollOutVersion, yankVersion } from '@hardpoint/registry/client'
import { test } from 'tap'
import { codeOf, errorOf, packageOf } from '../_fixtures.ts'
import { publishing } from './_publishing.ts'

test('rollOutVersion() changes the share of hosts, and nothing else, until it is all of them', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  const published = await publishPackage(writer, packageOf(keys, { version: '1.1.0' }), author, { rollout: 5 })
  t.equal(published.rollout, 5)
  t.match(await publishPackage(writer, packageOf(keys, { version: '1.1.0' }), author), { rollout: 5 }, 'publishing it again does not send it to all')
  for (const percent of [25, 10, 99]) t.strictSame(await rollOutVersion(writer, { id: 'acme.mail', version: '1.1.0', percent }, author), { ...published, rollout: percent })
  const { rollout: _share, ...line } = published
  t.strictSame(await rollOutVersion(writer, { id: 'acme.mail', version: '1.1.0', percent: 100 }, author), line)
  await writer.client.refresh()
  t.match(await writer.client.versions('acme.mail'), [{ version: '1.0.0', rollout: undefined }, { version: '1.1.0', rollout: undefined }])
})

test('rollOutVersion() and yankVersion() leave each other\'s word', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author, { rollout: 5 })
  await yankVersion(writer, { id: 'acme.mail', version: '1.0.0', kind: 'broken', reason: 'x' }, author)
  t.match(await rollOutVersion(writer, { id: 'acme.mail', version: '1.0.0', percent: 6 }, author), { yanked: 'x', rollout: 6 })
})

test('rollOutVersion() and publishPackage() refuse what is no share', async (t) => {
  const { keys, writer, author } = await publishing(t)
  await publishPackage(writer, packageOf(keys), author)
  for (const percent of [0, 101, -1, 1.5, Number.NaN, '50' as never]) {
    t.match(await errorOf(rollOutVersion(writer, { id: 'acme.mail', version: '1.0.0', percent }, author)), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer: '/rollout' } }, String(percent))
    t.equal(await codeOf(publishPackage(writer, packageOf(keys, { version: '2.0.0' }), author, { rollout: percent })), 'HP_ERR_DOCUMENT_INVALID', String(percent))
  }
  t.equal(await codeOf(rollOutVersion(writer, { id: 'acme.mail', version: '2.0.0', percent: 5 }, author)), 'HP_ERR_VERSION_UNKNOWN')
  t.match(await writer.client.versions('acme.mail'), [{ rollout: undefined }])
})
