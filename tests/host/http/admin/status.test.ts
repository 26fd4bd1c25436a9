import { test } from 'tap'
import { admin } from './_admin.ts'

test('statusAdmin() says what runs', async (t) => {
  const { call } = admin(t)
  t.match(await call('GET', '/status'), {
    status: 200, body: { version: '0.1.0', dataDirectory: '.hardpoint', license: { tier: 'pro' }, plugins: { installed: 1, enabled: 1, broken: 0 }, cells: [] },
  })
})

test('statusAdmin() searches the registry, where there is one', async (t) => {
  const { call, calls } = admin(t)
  t.match(await call('GET', '/search?q=mail%20x'), { status: 200, body: [{ id: 'acme.mail', downloads: 40 }] })
  t.same(calls, [['search', 'mail x']])
  const silent = admin(t, { parts: { registry: () => ({ search: async () => [{ id: 'a.b' }], downloads: async () => new Map() }) } })
  t.same((await silent.call('GET', '/search?q=a')).body, [{ id: 'a.b' }], 'a registry that counts nothing')
  const alone = admin(t, { parts: { registry: () => undefined } })
  t.match(await alone.call('GET', '/search?q=a'), { status: 409, body: { code: 'HP_ERR_REGISTRY_UNSET', fix: /config\.json/ } })
})
