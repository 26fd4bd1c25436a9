import { test } from 'tap'
import { logsOf, rogue, startGround, type RawPlugin } from './_test-ground.ts'

/** Rewrites one capability call on its way out, so that the plugin says what its `host` object would not let it say. */
const REWRITE = `
const join = Array.prototype.join
const say = (method, params) => new Promise((resolve) => {
  Array.prototype.join = function (by) {
    const text = join.call(this, by)
    const parts = /^request (\\d+) (\\d+) http\\.fetch /.exec(text)
    if (parts === null) return text
    Array.prototype.join = join
    return 'request ' + parts[1] + ' ' + parts[2] + ' ' + method + ' ' + params.length + ' 0 none\\n' + params
  }
  // What answers is no Response: its error tells whether the host refused.
  fetch('https://example.org/').then(() => resolve('answered'), (error) => resolve(error.code ?? 'answered'))
})`

const VAULT: RawPlugin = {
  manifest: {
    id: 'calm.vault', tier: 'pro', capabilities: { storage: {} },
    contributes: { exports: [{ id: 'open' }, { id: 'destroy' }, { id: 'echo' }], routes: [{ id: 'fill', method: 'POST', path: '/fill' }] },
  },
  main: `export default {
    routes: { fill: async (request, host) => { await host.storage.set(['key'], 'THE-SECRET'); return new Response('filled') } },
    exports: { open: (input, host, { principal, tenant }) => ({ principal, tenant }), destroy: () => 'destroyed', echo: (input) => ({ input, polluted: 'polluted' in {} }) } }`,
}

const deputy = (id: string, handler: string): RawPlugin => rogue(id, handler, {
  before: REWRITE,
  manifest: {
    capabilities: { storage: {}, 'plugins.call': { plugins: { 'calm.vault': ['open', 'echo'] } }, 'http.fetch': { hosts: ['api.example.org'] } },
    optionalDependencies: { 'calm.vault': '*' },
  },
})

const listed = (calls: readonly (readonly [name: string, run: string])[]): string => `async (request, host, context) => { const found = {}
${calls.map(([name, run]) => `found[${JSON.stringify(name)}] = await (async () => ${run})().then((value) => value ?? null, (error) => error.code ?? String(error))`).join('\n')}
return Response.json(found) }`

test('no forged call reaches what was not asked for, or what is another\'s', async (t) => {
  const ground = await startGround(t, [VAULT, deputy('forger', listed([
    ['not asked for', `say('schedule.at', '{"job":"x","time":"2030-01-01T00:00:00Z"}')`],
    ['no method', `say('storage.constructor', '{}')`],
    ['another plugin', `say('storage.get', '{"key":["key"],"plugin":"calm.vault"}')`],
    ['another tenant', `say('storage.get', '{"key":["key"],"tenant":"other"}')`],
    ['a prototype', `say('storage.set', '{"key":["k"],"value":1,"__proto__":{"polluted":true}}')`],
    ['a list of everything', `host.storage.list({ prefix: [] })`],
    ['a path upwards', `host.storage.get(['..', '..', 'calm.vault', 'key'])`],
    ['a key that is no list', `host.storage.get({ length: 1, 0: 'key' })`],
  ]))])
  t.equal((await ground.system.call('POST', '/p/calm.vault/fill')).status, 200)
  const { body, text } = await ground.attackAsAdmin('rogue.forger')
  t.match(body, {
    'not asked for': 'HP_ERR_NOT_REQUESTED', 'no method': 'HP_ERR_CAPABILITY_UNKNOWN', 'another plugin': 'HP_ERR_PARAMS', 'another tenant': 'HP_ERR_PARAMS', 'a prototype': 'HP_ERR_PARAMS',
    'a list of everything': { entries: [] }, 'a path upwards': { value: null }, 'a key that is no list': 'HP_ERR_PARAMS',
  })
  t.notMatch(text, /THE-SECRET/)
  t.match(await logsOf(ground.system), /capability denied.*HP_ERR_NOT_REQUESTED/, 'a denial is loud')
  await ground.assertUnharmed(t)
})

test('no plugin acts with the caller\'s roles on another, or beyond the exports it was granted', async (t) => {
  const ground = await startGround(t, [VAULT, deputy('deputy', listed([
    ['open', `host.plugins.call('calm.vault', 'open')`],
    ['destroy', `host.plugins.call('calm.vault', 'destroy')`],
    ['itself', `host.plugins.call('rogue.deputy', 'open')`],
    ['inherited', `host.plugins.call('calm.vault', 'toString')`],
    ['another', `host.plugins.call('calm.neighbour', 'count')`],
    ['a prototype', `host.plugins.call('calm.vault', 'echo', JSON.parse('{"__proto__":{"polluted":true}}'))`],
  ]))])
  const { body } = await ground.attackAsAdmin('rogue.deputy')
  t.match(body, {
    open: { principal: { id: 'plugin:rogue.deputy', roles: [] }, tenant: 'default' },
    destroy: 'HP_ERR_GRANT_SCOPE', itself: 'HP_ERR_GRANT_SCOPE', inherited: 'HP_ERR_GRANT_SCOPE', another: 'HP_ERR_GRANT_SCOPE', 'a prototype': 'HP_ERR_PARAMS',
  })
  t.strictSame((body['open'] as { principal: { roles: unknown } }).principal.roles, [], 'the admin who called is not passed on')
  await ground.assertUnharmed(t)
})

test('no free plugin reaches a pro plugin without the license for it', async (t) => {
  const ground = await startGround(t, [VAULT, deputy('launderer', listed([['open', `host.plugins.call('calm.vault', 'open')`]]))], { tier: 'pro' })
  t.match(await ground.attackAsAdmin('rogue.launderer'), { body: { open: { tenant: 'default' } } })
  await ground.system.license('free')
  t.match(await ground.attackAsAdmin('rogue.launderer'), { body: { open: 'HP_ERR_TIER' } })
  await ground.assertUnharmed(t)
})

const ADDRESSES = [
  'http://127.0.0.1/', 'https://localhost/', 'https://169.254.169.254/latest/meta-data/', 'https://[::1]/', 'https://[::ffff:127.0.0.1]/', 'https://2130706433/', 'https://0x7f.1/', 'file:///etc/passwd',
  'https://api.example.org@127.0.0.1/', 'https://127.0.0.1#api.example.org', 'https://api.example.org.evil.test/', 'https://API.EXAMPLE.ORG:8443/', 'gopher://api.example.org/', 'data:text/plain,x',
]

test('no URL leads out of the granted hosts', async (t) => {
  const ground = await startGround(t, [deputy('egress', listed(ADDRESSES.map((url) => [url, `fetch(${JSON.stringify(url)}).then((response) => response.status)`] as const)))])
  const { status, body } = await ground.attackAsAdmin('rogue.egress')
  t.equal(status, 200)
  t.same(Object.entries(body).filter(([, code]) => !/^HP_ERR_(GRANT_SCOPE|FETCH_URL)$/.test(String(code))), [])
  t.equal(Object.keys(body).length, ADDRESSES.length)
  await ground.assertUnharmed(t)
})
