import { test } from 'tap'
import { admin } from './_admin.ts'

test('tokenAdmin() makes tokens in the admin\'s own tenant, lists and revokes', async (t) => {
  const { call, calls } = admin(t)
  t.match(await call('POST', '/tokens', { name: 'ci', roles: ['member'] }), { status: 201, body: { token: 'hpt_new_x' } })
  t.same(calls.at(-1), ['createToken', { name: 'ci', roles: ['member'], by: 'token:admin', tenant: 'default' }])
  t.match(await call('GET', '/tokens'), { status: 200, body: [] })
  t.match(await call('DELETE', '/tokens/abc'), { status: 200, body: { revoked: 'abc' } })
  t.same(calls.at(-1), ['revoke', 'abc'])
})

test('tokenAdmin() takes no tenant and no other role', async (t) => {
  const { call, calls } = admin(t)
  for (const body of [{}, { name: 'ci', roles: [] }, { name: '', roles: ['member'] }, { name: 'ci', roles: ['root'] }, { name: 'ci', roles: ['member'], tenant: 'other' }, { name: 'ci', roles: ['member'], by: 'kernel' }]) {
    t.match(await call('POST', '/tokens', body), { status: 422, body: { code: 'HP_ERR_BODY_INVALID' } }, JSON.stringify(body))
  }
  t.same(calls, [])
})
