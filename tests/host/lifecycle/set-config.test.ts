import { test } from 'tap'
import { ADMIN, fixture } from './_harness.ts'

const SCHEMA = { type: 'object', additionalProperties: false, properties: { server: { type: 'string', maxLength: 20 } } }

test('setConfig() keeps settings by tenant', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', config: SCHEMA })
  await f.install('acme.mail')
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), {})
  await f.lifecycle.setConfig('acme.mail', { server: 'one' }, ADMIN)
  await f.lifecycle.setConfig('acme.mail', { server: 'two' }, { ...ADMIN, tenant: 'org-2' })
  await f.restart()
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), { server: 'one' })
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'org-2'), { server: 'two' })
})

const REFUSED: readonly { name: string; config: Record<string, unknown>; pointer: string }[] = [
  { name: 'a wrong type', config: { server: 1 }, pointer: '/server' },
  { name: 'an unknown setting', config: { port: 1 }, pointer: '/port' },
  { name: 'a text that is too long', config: { server: 'x'.repeat(21) }, pointer: '/server' },
]

for (const { name, config, pointer } of REFUSED) {
  test(`setConfig() refuses ${name}, with the pointer`, async t => {
    const f = await fixture(t)
    await f.publish({ id: 'acme.mail', version: '1.0.0', config: SCHEMA })
    await f.install('acme.mail')
    await t.rejects(f.lifecycle.setConfig('acme.mail', config, ADMIN), { code: 'HP_ERR_BODY_INVALID', details: { pointer } })
    t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), {})
  })
}

test('setConfig() takes all settings back, also required ones', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', config: { ...SCHEMA, required: ['server'] } })
  await f.install('acme.mail')
  await f.lifecycle.setConfig('acme.mail', { server: 'one' }, ADMIN)
  await f.lifecycle.setConfig('acme.mail', {}, ADMIN)
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), {})
})

test('setConfig() refuses any setting of a plugin that has none', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0' })
  await f.install('acme.mail')
  await t.rejects(f.lifecycle.setConfig('acme.mail', { a: 1 }, ADMIN), { code: 'HP_ERR_BODY_INVALID' })
  await f.lifecycle.setConfig('acme.mail', {}, ADMIN)
})

test('setConfig() writes nothing where another host changed what is installed', async t => {
  const f = await fixture(t)
  await f.publish({ id: 'acme.mail', version: '1.0.0', config: SCHEMA })
  await f.install('acme.mail')
  const found = await f.store.get(['sys', 'lock'])
  await f.store.commit({ puts: [{ key: ['sys', 'lock'], value: found?.value ?? Buffer.from('{}') }] })
  await t.rejects(f.lifecycle.setConfig('acme.mail', { server: 'one' }, ADMIN), { code: 'HP_ERR_CONFLICT' })
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), {})
  await f.lifecycle.setConfig('acme.mail', { server: 'one' }, ADMIN)
  t.strictSame(await f.lifecycle.configOf('acme.mail', 'default'), { server: 'one' }, 'which it has seen by then')
})
