import picocolors from 'picocolors'
import { test } from 'tap'
import { renderPlan, renderRollback } from '../../../host/cli/render-plan.ts'
import type { Plan, PlannedPlugin } from '../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from './_planned.ts'

const plan = (plugin: Partial<PlannedPlugin> = {}): Plan => ({ id: 'p', tenantTier: 'pro', plugins: [{ ...PLANNED, ...plugin }], needsConsent: { 'acme.mail': ['http.fetch'] } })
const render = (value: Plan): string => renderPlan(value, picocolors.createColors(false))

test('renderPlan() shows versions, publisher and key, tier, and each capability in words', async (t) => {
  const text = render(plan())
  for (const part of ['acme.mail 1.0.0 → 1.1.0 Mail', 'Sends mail', 'tier       pro, which the license covers', 'download   2 kB', 'acme, key SHA256:abc (new:', 'Keep data [storage]', 'new: Call api.acme.com [http.fetch]', 'no longer  the capability schedule', 'features   acme.mail/bulk (enterprise): Bulk, which the license does not cover', 'on the tier pro']) {
    t.match(text, part)
  }
})

test('renderPlan() says which key named a new one', async (t) => {
  const text = render(plan({ publisher: { id: 'acme', fingerprint: 'SHA256:new', publicKey: 'k', trust: 'rotated', rotatedFrom: { fingerprint: 'SHA256:old', publicKey: 'o' } } }))
  t.match(text, /^ {2}publisher {2}acme, key SHA256:new \(rotated: will be remembered by this install; named by a signed statement of SHA256:old, known on this host\)$/m)
})

test('renderPlan() says what becomes of tier and features', async (t) => {
  const features = [
    { id: 'bulk', title: 'Bulk', tier: 'enterprise', available: false, change: 'new' }, { id: 'archive', title: 'Archive', tier: 'pro', fromTier: 'free', available: true },
  ] as const
  const text = render(plan({ fromTier: 'free', features, goneFeatures: [{ id: 'fax', title: 'Faxes\u001b[2J' }] }))
  t.match(text, /^ {2}tier {7}free → pro, which the license covers\n {2}download/m)
  t.match(text, /^ {2}features {3}new: bulk \(enterprise\): Bulk, which the license does not cover\n {13}archive \(free → pro\): Archive\n {2}no longer {2}the feature fax: Faxes/m)
  t.notMatch(text, '\u001b')
  t.match(render(plan({ covered: false })), /tier {7}pro, which the license does not cover$/m)
  t.match(render(plan({ tier: 'free' })), /tier {7}free$/m)
})

test('renderPlan() says what its publisher withdrew and deprecated, and what is better', async (t) => {
  const old = { version: '1.0.0', reason: 'leaks\u001b[2J', kind: 'security' } as const
  t.match(render(plan({ withdrawn: [old] })), /^ {2}replaces {3}1\.0\.0, which its publisher withdrew \(security\): leaks/m)
  t.match(render(plan({ withdrawn: [{ version: '1.1.0', reason: 'bad' }] })), /^ {2}beware {5}this is 1\.1\.0, which its publisher withdrew: bad$/m)
  t.match(render(plan({ deprecated: { reason: 'Slow.', replacement: 'acme.post' } })), /^ {2}beware {5}deprecated by its publisher: Slow\. \(instead: acme\.post\)$/m)
  const evil = render(plan({ withdrawn: [old], deprecated: { reason: '\u001b[H', replacement: '\u001b[2J' } }))
  t.notMatch(evil, '\u001b')
  t.notMatch(render(plan()), /replaces|beware/)
})

test('renderPlan() says what is there already, and how much there is to download of several', async (t) => {
  const same = { ...PLANNED, id: 'acme.base', from: '1.1.0' }
  const text = render({ ...plan(), plugins: [PLANNED, same] })
  t.match(text, /^acme\.base 1\.1\.0 Mail \(installed as it is\)$/m)
  t.notMatch(text, /together/)
  t.equal(text.match(/download/g)?.length, 1)
  t.match(render({ ...plan(), plugins: [PLANNED, { ...PLANNED, id: 'acme.base', sizeBytes: 2_000_000 }] }), /^2 packages, 1\.9 MB together\.$/m)
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

test('renderRollback() says which versions are passed over, why, and what becomes of their data', async (t) => {
  const passedOver = [
    { version: '1.2.0', code: 'HP_ERR_REVOKED', message: 'It is\u001b[2J stopped.', dataKept: true },
    { version: '1.1.0', code: 'HP_ERR_ENGINE', message: 'It needs another host.', dataKept: false },
  ]
  const text = renderRollback({ id: 'p', plugins: [{ id: 'acme.mail', from: '2.0.0', to: '1.0.0', regained: [], lost: [], notUndone: ['One.'], passedOver }] }, picocolors.createColors(false))
  t.equal(text, 'acme.mail 2.0.0 → 1.0.0\n  passes by  1.2.0: It is\\u001b[2J stopped. What it stored is kept, for 30 days at most.\n             1.1.0: It needs another host. It has the same data.\n  remains    One.')
})

test('renderPlan() names the registry, and the root by which it is trusted', async (t) => {
  const registry = { location: 'https://registry.example/', rootFingerprint: 'sha256:abc', stale: false }
  t.match(render({ ...plan(), registry }), /From https:\/\/registry\.example\/; its first root is sha256:abc\./)
  t.match(render({ ...plan(), registry: { ...registry, stale: true } }), /registry\.example\/, whose metadata is past its time;/)
  const unheard = [{ plugin: 'acme.mail', code: 'HP_ERR_REGISTRY_EXPIRED', message: 'It ran\u001b[2J out.' }]
  t.match(render({ ...plan(), registry: { ...registry, unheard } }), 'Nothing new is heard of acme.mail: It ran\\u001b[2J out.')
})

test('renderPlan() says which broken packages stay broken, and why, also where nothing else is done', async (t) => {
  const unrepaired = [{ plugin: 'acme.mail', version: '1.0.0', code: 'HP_ERR_REGISTRY_CORRUPT', message: 'It is\u001b[2J not listed any more.' }]
  for (const made of [plan(), { ...plan(), plugins: [] }]) t.match(render({ ...made, unrepaired }), 'Still broken: acme.mail 1.0.0 cannot be mended: It is\\u001b[2J not listed any more.')
  t.notMatch(render(plan()), /broken/)
})

test('renderPlan() says which channel a plugin follows from now on, and where a version stays all the same', async (t) => {
  const line = (channel: PlannedPlugin['channel']) => /^ {2}channel {4}(.*)$/m.exec(render(plan(channel === undefined ? {} : { version: '2.0.0-beta.3', channel })))?.[1]
  t.equal(line(undefined), undefined)
  t.equal(line({ follows: 'beta', before: 'beta', of: 'beta' }), 'beta')
  t.equal(line({ follows: 'beta', before: 'latest', of: 'beta' }), 'beta from now on (it followed latest)')
  t.equal(line({ follows: 'beta', before: 'beta', of: 'latest' }), 'beta; 2.0.0-beta.3 is in latest')
  t.equal(line({ follows: 'latest', before: 'beta', of: 'beta' }), 'latest from now on (it followed beta); 2.0.0-beta.3 is in beta, and stays until latest has something newer, unless you give --allow-downgrade')
})
