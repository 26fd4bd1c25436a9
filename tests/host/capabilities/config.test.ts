import { test } from 'tap'
import { callerOf, codeOf, world } from './_world.ts'

test('config.get answers the settings of the calling plugin in the calling tenant', async (t) => {
  const asked: unknown[] = []
  const { as } = await world(t, { configOf: async (plugin, tenant) => { asked.push([plugin, tenant]); return { currency: 'EUR' } } })
  t.strictSame(await as(callerOf({ config: {} }, { tenant: 'red' }))('config.get'), { currency: 'EUR' })
  t.strictSame(asked, [['acme.mail', 'red']])
})

test('config.get takes no plugin or tenant from a guest', async (t) => {
  const { as } = await world(t)
  t.equal(await codeOf(as(callerOf({ config: {} }))('config.get', { plugin: 'evil.other' })), 'HP_ERR_PARAMS')
})
