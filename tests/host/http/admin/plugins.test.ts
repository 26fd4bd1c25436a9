import { test } from 'tap'
import { admin } from './_admin.ts'

const ACTOR = { tenant: 'default', by: 'token:admin' }
const KEY = `${'A'.repeat(43)}=`
const PLAN = { id: 'p', tenantTier: 'pro', plugins: [{ id: 'acme.mail', version: '1.0.0', digest: 'a'.repeat(64), requested: true, title: 'kept' }], needsConsent: { 'acme.mail': ['storage'] } }

test('pluginAdmin() passes on how often the registry says that a plugin was downloaded, and no registry is none', async (t) => {
  t.match(await admin(t).call('GET', '/plugins/acme.mail/downloads'), { status: 200, body: { downloads: 40 } })
  t.match(await admin(t, { parts: { registry: () => undefined } }).call('GET', '/plugins/acme.mail/downloads'), { status: 200, body: { downloads: null } })
  const away = { search: async () => [], downloads: () => new Promise<Map<string, number>>(() => undefined) }
  t.match(await admin(t, { parts: { registry: () => away } }).call('GET', '/plugins/acme.mail/downloads'), { status: 200, body: { downloads: null } }, 'one that does not answer is not waited for')
})

test('pluginAdmin() hands each verb to the lifecycle, with who asked', async (t) => {
  const { call, calls } = admin(t)
  const cases: [Parameters<typeof call>, unknown[]][] = [
    [['POST', '/plugins/plan', { specs: ['treasury', 'acme.mail@^1.0.0'] }], ['plan', ['treasury', 'acme.mail@^1.0.0'], ACTOR, { allowDowngrade: false }]],
    [['POST', '/plugins/plan', { specs: ['a'], allowDowngrade: true }], ['plan', ['a'], ACTOR, { allowDowngrade: true }]],
    [['POST', '/plugins/install', { plan: PLAN, consent: { 'acme.mail': ['storage'] } }], ['install', PLAN, { 'acme.mail': ['storage'] }, ACTOR]],
    [['POST', '/plugins/install', { plan: PLAN, consent: { 'acme.mail': { storage: { quotaBytes: 5 } } } }], ['install', PLAN, { 'acme.mail': { storage: { quotaBytes: 5 } } }, ACTOR]],
    [['POST', '/plugins/plan-upgrade', { specs: [] }], ['plan', [], ACTOR, { upgrade: true }]],
    [['POST', '/plugins/plan-upgrade', { specs: ['acme.mail'] }], ['plan', ['acme.mail'], ACTOR, { upgrade: true }]],
    [['GET', '/plugins/mail/rollback'], ['planRollback', 'hardpoint.mail', { undo: false }]],
    [['GET', '/plugins/mail/rollback?undo=1'], ['planRollback', 'hardpoint.mail', { undo: true }]],
    [['POST', '/plugins/acme.mail/rollback', { plan: 'abc' }], ['rollback', 'acme.mail', 'abc', ACTOR, { undo: false }]],
    [['POST', '/plugins/acme.mail/rollback', { plan: 'abc', undo: true }], ['rollback', 'acme.mail', 'abc', ACTOR, { undo: true }]],
    [['DELETE', '/plugins/acme.mail/abandoned'], ['dropAbandoned', 'acme.mail', ACTOR, { shown: undefined }]],
    [['DELETE', '/plugins/acme.mail/abandoned?shown=1.1.0%40then%2C1.0.0%40later'], ['dropAbandoned', 'acme.mail', ACTOR, { shown: ['1.1.0@then', '1.0.0@later'] }]],
    [['POST', '/plugins/acme.mail/reload'], ['reload', 'acme.mail']],
    [['GET', '/outdated'], ['outdated', ACTOR]],
    [['POST', '/audit/accept', { advisory: 'HPA-1', reason: 'r' }], ['acceptAdvisory', 'HPA-1', 'r', ACTOR]],
    [['POST', '/audit/reconsider', { advisory: 'HPA-1' }], ['reconsiderAdvisory', 'HPA-1', ACTOR]],
    [['GET', '/audit'], ['audit', ACTOR]],
    [['POST', '/plugins/mail/pin'], ['pin', 'hardpoint.mail', ACTOR, {}]],
    [['POST', '/plugins/acme.mail/pin', { version: '1.0.0' }], ['pin', 'acme.mail', ACTOR, { version: '1.0.0' }]],
    [['POST', '/plugins/acme.mail/unpin'], ['unpin', 'acme.mail', ACTOR]],
    [['POST', '/plugins/acme.mail/enable'], ['enable', 'acme.mail', ACTOR]],
    [['POST', '/plugins/treasury/enable'], ['enable', 'hardpoint.treasury', ACTOR]],
    [['POST', '/plugins/acme.mail/disable'], ['disable', 'acme.mail', ACTOR, { cascade: false, dryRun: false }]],
    [['POST', '/plugins/acme.mail/disable', { cascade: true }], ['disable', 'acme.mail', ACTOR, { cascade: true, dryRun: false }]],
    [['POST', '/plugins/acme.mail/disable', { cascade: true, dryRun: true }], ['disable', 'acme.mail', ACTOR, { cascade: true, dryRun: true }]],
    [['DELETE', '/plugins/acme.mail?cascade&dryRun'], ['remove', 'acme.mail', ACTOR, { cascade: true, purge: false, dryRun: true }]],
    [['DELETE', '/plugins/acme.mail'], ['remove', 'acme.mail', ACTOR, { cascade: false, purge: false, dryRun: false }]],
    [['DELETE', '/plugins/acme.mail?cascade=1&purge'], ['remove', 'acme.mail', ACTOR, { cascade: true, purge: true, dryRun: false }]],
    [['DELETE', '/plugins/acme.mail?cascade=0&purge=false'], ['remove', 'acme.mail', ACTOR, { cascade: false, purge: false, dryRun: false }]],
    [['PUT', '/plugins/acme.mail/grants', { capabilities: { storage: {} } }], ['setGrant', 'acme.mail', { storage: {} }, ACTOR]],
    [['POST', '/trust', { publisher: 'acme', publicKey: KEY }], ['trust', 'acme', KEY, ACTOR]],
    [['POST', '/trust/remove', { meant: 'acme' }], ['distrust', 'acme', ACTOR, { dryRun: false }]],
    [['POST', '/trust/remove', { meant: 'SHA256:a/b+c', dryRun: true }], ['distrust', 'SHA256:a/b+c', ACTOR, { dryRun: true }]],
  ]
  for (const [request, expected] of cases) {
    const { status } = await call(...request)
    t.equal(status, 200, request.slice(0, 2).join(' '))
    t.same(calls.at(-1), expected)
  }
})

test('pluginAdmin() shows plugins, grants and settings', async (t) => {
  const { call, calls } = admin(t)
  t.match(await call('GET', '/plugins'), { status: 200, body: [{ installed: { id: 'acme.mail' } }] })
  t.match(await call('GET', '/plugins/acme.mail'), { status: 200, body: { manifest: { id: 'acme.mail' } } })
  t.match(await call('GET', '/plugins/acme.mail/why'), { status: 200, body: { id: 'acme.mail', requested: true, chains: [] } })
  t.match(await call('GET', '/plugins/acme.mail/grants'), { status: 200, body: { capabilities: {} } })
  t.match(await call('GET', '/plugins/acme.mail/config'), { status: 200, body: { sender: 'x' } })
  t.match(await call('PUT', '/plugins/acme.mail/config', { config: { sender: 'y' } }), { status: 200 })
  t.same(calls.at(-2), ['setConfig', 'acme.mail', { sender: 'y' }, ACTOR])
  t.match(await call('GET', '/plugins/acme.none'), { status: 404, body: { code: 'HP_ERR_NOT_INSTALLED' } })
})

test('pluginAdmin() refuses bodies that are not as declared, with the pointer', async (t) => {
  const { call, calls } = admin(t)
  const cases: [Parameters<typeof call>, string][] = [
    [['POST', '/plugins/plan'], '/specs'],
    [['POST', '/plugins/plan', {}], '/specs'],
    [['POST', '/plugins/plan', { specs: [] }], '/specs'],
    [['POST', '/plugins/plan', { specs: ['a', 5] }], '/specs/1'],
    [['POST', '/plugins/plan', { specs: ['a'], allowDowngrade: 'yes' }], '/allowDowngrade'],
    [['POST', '/plugins/plan', { specs: ['a'], constructor: 1 }], '/constructor'],
    [['POST', '/plugins/plan-upgrade', {}], '/specs'],
    [['POST', '/plugins/plan-upgrade', { specs: [], allowDowngrade: true }], '/allowDowngrade'],
    [['POST', '/plugins/acme.mail/rollback'], '/plan'],
    [['POST', '/plugins/acme.mail/rollback', { plan: { id: 'abc' } }], '/plan'],
    [['POST', '/plugins/install', { plan: PLAN }], '/consent'],
    [['POST', '/plugins/install', { plan: { ...PLAN, id: undefined }, consent: {} }], '/plan/id'],
    [['POST', '/plugins/install', { plan: { ...PLAN, plugins: [{ id: 'x' }] }, consent: {} }], '/plan/plugins/0/version'],
    [['POST', '/plugins/acme.mail/disable', { cascade: 1 }], '/cascade'],
    [['POST', '/audit/accept', { advisory: 'HPA-1' }], '/reason'],
    [['POST', '/audit/accept', { advisory: 'HPA-1', reason: 'x\u001b[2J' }], '/reason'],
    [['POST', '/plugins/acme.mail/pin', { version: 1 }], '/version'],
    [['POST', '/plugins/acme.mail/pin', { version: '1.0.0', by: 'me' }], '/by'],
    [['PUT', '/plugins/acme.mail/grants', {}], '/capabilities'],
    [['PUT', '/plugins/acme.mail/grants', { capabilities: { storage: true } }], '/capabilities/storage'],
    [['PUT', '/plugins/acme.mail/config', { config: [] }], '/config'],
    [['POST', '/trust', { publisher: 'ACME', publicKey: KEY }], '/publisher'],
    [['POST', '/trust', { publisher: 'acme', publicKey: 'short' }], '/publicKey'],
    [['POST', '/trust/remove', { meant: 7 }], '/meant'],
    [['DELETE', '/plugins/acme.mail?force=1'], '/force'],
    [['DELETE', '/plugins/acme.mail?purge=1&purge=0'], '/purge'],
  ]
  for (const [request, pointer] of cases) {
    t.match(await call(...request), { status: 422, body: { code: 'HP_ERR_BODY_INVALID', pointer } }, `${request[1]} ${JSON.stringify(request[2])}`)
  }
  t.same(calls, [])
})
