import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('reload() ends the isolate that runs, drained, of the very build that goes on', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  f.cells.told.length = 0
  t.match(await f.lifecycle.reload('acme.mail'), { id: 'acme.mail', version: '1.0.0' })
  t.strictSame(f.cells.told, ['stop acme.mail drained'])
})

test('reload() leaves the isolate alone where its package would not load, and refuses what is not there or disabled', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' }, 'export default "good"')
  await f.install('acme.mail')
  f.cells.told.length = 0
  const file = join(f.dataDirectory, 'packages', `${f.lifecycle.info('acme.mail').installed.digest}.hpk`)
  const bytes = readFileSync(file)
  bytes[bytes.indexOf('"good"') + 1] = 0x42
  writeFileSync(file, bytes)
  await t.rejects(f.lifecycle.reload('acme.mail'), { code: 'HP_ERR_PACKAGE_FILE' })
  await f.lifecycle.disable('acme.mail', ADMIN)
  await t.rejects(f.lifecycle.reload('acme.mail'), { code: 'HP_ERR_NOT_ENABLED' })
  await t.rejects(f.lifecycle.reload('acme.none'), { code: 'HP_ERR_NOT_INSTALLED' })
  t.notOk(f.cells.told.some(told => told.includes('drained')))
})
