import { test } from 'tap'
import { actorOf, callerOf, policyOf, settingsOf, timestamp } from '../../../../plugins/treasury/src/call.ts'

const config = (settings: Record<string, unknown>) => ({ config: { get: async () => settings } })

test('actorOf() is an admin by role', async (t) => {
  t.strictSame(actorOf({ principal: { id: 'token:a', roles: ['member'] } }), { id: 'token:a', admin: false })
  t.strictSame(actorOf({ principal: { id: 'token:a', roles: ['admin'] } }), { id: 'token:a', admin: true })
})

test('callerOf() is never an admin, and never a person: no plugin acts in the name of who uses it', async (t) => {
  t.strictSame(callerOf({ principal: { id: 'plugin:acme.shop', roles: ['admin'] } }), { id: 'plugin:acme.shop', admin: false })
  for (const id of ['token:admin', 'kernel', 'anonymous', '']) t.throws(() => callerOf({ principal: { id, roles: ['admin'] } }), { code: 'TREASURY_NOT_SPENDER', status: 403 })
})

test('policyOf() asks for the feature at each call', async (t) => {
  t.equal((await policyOf(config({}), { feature: (name) => name === 'approvals' })).approvals, true)
  t.equal((await policyOf(config({}), { feature: () => false })).approvals, false)
})

test('settingsOf() reads what an admin set', async (t) => {
  t.strictSame((await settingsOf(config({ assets: ['X/1'] }))).assets, ['X/1'])
})

test('timestamp() is ISO 8601 in UTC', async (t) => { t.match(timestamp(), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) })
