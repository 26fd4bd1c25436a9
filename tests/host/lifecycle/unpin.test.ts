import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

test('unpin() lets a plugin be moved again, and leaves alone what is not pinned', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'hardpoint.mail', version: '1.0.0' })
  await f.install('mail')
  const before = f.lifecycle.info('mail').installed
  t.strictSame(await f.lifecycle.unpin('mail', ADMIN), before)
  await f.lifecycle.pin('mail', ADMIN)
  t.strictSame(await f.lifecycle.unpin('mail', ADMIN), before)
  await f.publish({ id: 'hardpoint.mail', version: '1.1.0' })
  t.match((await f.install('mail')).plugins, [{ version: '1.1.0' }])
  await t.rejects(f.lifecycle.unpin('acme.none', ADMIN), { code: 'HP_ERR_NOT_INSTALLED' })
})
