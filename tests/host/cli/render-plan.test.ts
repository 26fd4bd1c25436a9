import picocolors from 'picocolors'
import { test } from 'tap'
import { renderPlan, renderRollback } from '../../../host/cli/render-plan.ts'
import type { Plan, PlannedPlugin } from '../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from './_planned.ts'

const plan = (plugin: Partial<PlannedPlugin> = {}): Plan => ({ id: 'p', tenantTier: 'pro', plugins: [{ ...PLANNED, ...plugin }], needsConsent: { 'acme.mail': ['http.fetch'] } })
const render = (value: Plan): string => renderPlan(value, picocolors.createColors(false))

test('renderPlan() shows versions, publisher and key, tier, and each capability in words', async (t) => {
  const text = render(plan())
  for (const part of ['acme.mail 1.0.0 → 1.1.0 Mail', 'Sends mail', 'pro, 2 kB', 'acme, key SHA256:abc (new:', 'Keep data [storage]', 'new Call api.acme.com [http.fetch]', 'no longer  schedule', 'acme.mail/bulk (enterprise): Bulk, not in this tier', 'on the tier pro']) {
    t.match(text, part)
  }
})

test('renderPlan() says which key named a new one', async (t) => {
  const text = render(plan({ publisher: { id: 'acme', fingerprint: 'SHA256:new', publicKey: 'k', trust: 'rotated', rotatedFrom: { fingerprint: 'SHA256:old', publicKey: 'o' } } }))
  t.match(text, /^ {2}publisher {2}acme, key SHA256:new \(rotated: will be remembered by this install; named by a signed statement of SHA256:old, known on this host\)$/m)
})

test('renderPlan() neutralises a publisher\'s words', async (t) => {
  const evil = '\u001b[2J\u001b[H\r\nGranted by the host'
  const text = render(plan({ title: evil, description: evil, capabilities: [{ id: 'storage', consent: evil, tier: 'free', options: {}, change: 'new' }], features: [{ id: 'f', title: evil, tier: 'free', available: true }] }))
  t.notMatch(text, '\u001b')
  t.notMatch(text, /^Granted/m)
})

test('renderPlan() says so where a plugin may do nothing', async (t) => {
  t.match(render(plan({ capabilities: [] })), /nothing outside itself/)
})

test('renderPlan() says where settings of an earlier install are deleted', async (t) => {
  t.match(render(plan({ settings: 'dropped' })), /settings {3}those of its earlier install/)
  t.notMatch(render(plan()), /settings/)
})

test('renderPlan() says who needs the plugin, what a rollback would leave, and that the host went back from it', async (t) => {
  const text = render(plan({ wentBack: { at: '2026-11-20T01:00:00.000Z', reason: 'it was ill\u001b[2J' } }))
  t.match(text, /needed by {2}acme\.news/)
  t.match(text, /rollback {3}What it stored stays\./)
  t.match(text, /beware {5}this host went back from it at 2026-11-20T01:00:00\.000Z: it was ill/)
  t.notMatch(text, '\u001b')
  t.notMatch(render(plan({ dependents: [], notUndone: [] })), /needed by|rollback|beware/)
})

test('renderPlan() says how far a version is rolled out', async (t) => {
  t.match(render(plan({ rollout: 25 })), /share {6}its publisher lets 25 % of hosts update to it by themselves so far/)
  t.notMatch(render(plan()), /share/)
})

test('renderPlan() says what becomes of the data', async (t) => {
  t.match(render(plan({ migration: { from: 1, to: 3, organisations: 2 } })), /data {7}copied and made into version 3 \(it is 1\), of 2 organisations; calls wait meanwhile/)
  t.notMatch(render(plan()), /data {7}/)
})

test('renderRollback() says what goes back, and what does not', async (t) => {
  const text = renderRollback({ id: 'p', plugins: [{ id: 'acme.mail', from: '2.0.0', to: '1.0.0', regained: ['a'], lost: ['b'], notUndone: ['One.', 'Two.'] }] }, picocolors.createColors(false))
  t.equal(text, 'acme.mail 2.0.0 → 1.0.0\n  may again  a\n  no longer  b\n  remains    One.\n             Two.')
})

test('renderPlan() names the registry, and the root by which it is trusted', async (t) => {
  const registry = { location: 'https://registry.example/', rootFingerprint: 'sha256:abc', stale: false }
  t.match(render({ ...plan(), registry }), /From https:\/\/registry\.example\/; its first root is sha256:abc\./)
  t.match(render({ ...plan(), registry: { ...registry, stale: true } }), /registry\.example\/, whose metadata is past its time;/)
  const unheard = [{ plugin: 'acme.mail', code: 'HP_ERR_REGISTRY_EXPIRED', message: 'It ran\u001b[2J out.' }]
  t.match(render({ ...plan(), registry: { ...registry, unheard } }), 'Nothing new is heard of acme.mail: It ran\\u001b[2J out.')
})

test('renderPlan() says which channel a plugin follows from now on, and where a version stays all the same', async (t) => {
  const line = (channel: PlannedPlugin['channel']) => /^ {2}channel {4}(.*)$/m.exec(render(plan(channel === undefined ? {} : { version: '2.0.0-beta.3', channel })))?.[1]
  t.equal(line(undefined), undefined)
  t.equal(line({ follows: 'beta', before: 'beta', of: 'beta' }), 'beta')
  t.equal(line({ follows: 'beta', before: 'latest', of: 'beta' }), 'beta from now on (it followed latest)')
  t.equal(line({ follows: 'beta', before: 'beta', of: 'latest' }), 'beta; 2.0.0-beta.3 is in latest')
  t.equal(line({ follows: 'latest', before: 'beta', of: 'beta' }), 'latest from now on (it followed beta); 2.0.0-beta.3 is in beta, and stays until latest has something newer, unless you give --allow-downgrade')
})
