import { test } from 'tap'
import { concernsOf, concernsOfRollback } from '../../../host/cli/concerns.ts'
import type { Plan, PlannedPlugin } from '../../../host/lifecycle/lifecycle.ts'
import { PLANNED } from './_planned.ts'

const KNOWN = { ...PLANNED, publisher: { ...PLANNED.publisher, trust: 'pinned' as const } }
const plan = (...plugins: Partial<PlannedPlugin>[]): Plan => ({ id: 'p', tenantTier: 'pro', plugins: plugins.map(each => ({ ...KNOWN, ...each })), needsConsent: {} })

const CASES: readonly (readonly [name: string, plugin: Partial<PlannedPlugin>, concern: string | undefined])[] = [
  ['nothing where all is known', {}, undefined],
  ['a key that is new', { publisher: PLANNED.publisher }, 'New here: acme, whose key SHA256:abc is believed from now on.'],
  ['a rotated key', { publisher: { ...PLANNED.publisher, trust: 'rotated', rotatedFrom: { fingerprint: 'SHA256:old', publicKey: 'o' } } },
    'Another key: acme signs with SHA256:abc now, by a statement of SHA256:old.'],
  ['a version that the host went back from', { wentBack: { at: 'then', reason: 'it was ill\u001b[2J' } }, 'Taken back once: this host went back from acme.mail 1.1.0 at then: it was ill\\u001b[2J'],
  ['data that is migrated', { migration: { from: 1, to: 2, organisations: 1 } },
    'Data: that of acme.mail is copied and made into version 2 (it is 1), of 1 organisation; calls wait meanwhile. What is stored from then on is lost where 1.0.0 comes back.'],
  ['data of which there is no way back', { migration: { from: 1, to: 2, organisations: 1, final: true } },
    'Data: that of acme.mail is copied and made into version 2 (it is 1), of 1 organisation; calls wait meanwhile. There is no way back: 1.0.0 is not kept, nor is the data as it was.'],
  ['a version that was withdrawn', { withdrawn: [{ version: '1.1.0', reason: 'leaks', kind: 'security' }] }, 'Withdrawn: acme.mail 1.1.0, by its publisher (security): leaks'],
  ['nothing of what is replaced', { withdrawn: [{ version: '1.0.0', reason: 'leaks' }] }, undefined],
  ['a deprecation', { deprecated: { reason: 'Slow.', replacement: 'acme.post' } }, 'Deprecated: acme.mail 1.1.0: Slow. (instead: acme.post)'],
  ['a channel that is followed from now on', { channel: { follows: 'beta', before: 'latest', of: 'beta' } }, 'Channel: acme.mail follows beta from now on; it followed latest.'],
  ['a channel that is left', { channel: { follows: 'latest', before: 'beta', of: 'beta' } }, 'Channel: acme.mail follows latest from now on; it followed beta.'],
  ['no channel that was followed before', { channel: { follows: 'beta', before: 'beta', of: 'beta' } }, undefined],
  ['a version that is older', { version: '1.0.0', from: '1.1.0-rc.1' }, 'Back: acme.mail 1.0.0 is older than 1.1.0-rc.1, which is installed.'],
  ['a share of hosts', { rollout: 10 }, 'Early: acme.mail 1.1.0 is for 10 % of hosts so far, by its publisher.'],
  ['a feature that falls away', { goneFeatures: [{ id: 'acme.mail/bulk', title: 'Bulk\u001b[2J' }] }, 'Gone: the feature acme.mail/bulk of acme.mail: Bulk\\u001b[2J'],
  ['another tier', { fromTier: 'free' }, 'Tier: acme.mail is pro now; it was free.'],
  ['settings that are deleted', { settings: 'dropped' }, 'Settings: those that an earlier install of acme.mail left are deleted.'],
]

for (const [name, plugin, concern] of CASES) {
  test(`concernsOf() names ${name}`, async (t) => {
    const [found, ...more] = concernsOf(plan(plugin))
    t.equal(found, concern)
    t.notMatch(found ?? '', '\u001b')
    t.strictSame(more, [])
  })
}

test('concernsOf() says a thing once, and all of what is to be said', async (t) => {
  const isNew = { publisher: PLANNED.publisher }
  t.strictSame(concernsOf(plan(isNew, { ...isNew, id: 'acme.base' })).length, 1, 'one publisher')
  const registry = { location: 'r', rootFingerprint: 'f', stale: true }
  t.match(concernsOf({ ...plan(isNew), registry }), [/past its time/, /New here/])
  const unheard = ['zeta.a', 'zeta.b'].map(id => ({ plugin: id, code: 'HP_ERR_REGISTRY_EXPIRED', message: 'x' }))
  t.strictSame(concernsOf({ ...plan({}), registry: { ...registry, stale: false, unheard } }), ['Unheard: nothing new of zeta.a, zeta.b, withdrawals neither: what their publishers signed is refused.'])
})

test('concernsOfRollback() names what comes back, and what does not', async (t) => {
  const plugin = { id: 'acme.mail', from: '2.0.0', to: '1.0.0', regained: ['http.fetch', 'log'], lost: ['a'], notUndone: ['What it stored is deleted.', 'Two.'] }
  t.strictSame(concernsOfRollback({ id: 'p', plugins: [plugin, { ...plugin, id: 'acme.base', regained: [], notUndone: [] }] }), [
    'acme.mail may again: http.fetch, log.', 'acme.mail: What it stored is deleted.', 'acme.mail: Two.',
  ])
})

test('concernsOfRollback() names the versions that are passed over', async (t) => {
  const passedOver = [{ version: '1.1.0', code: 'HP_ERR_REVOKED', message: 'It is stopped.', dataKept: true }]
  const plugin = { id: 'acme.mail', from: '1.2.0', to: '1.0.0', regained: [], lost: [], notUndone: ['One.'], passedOver }
  t.strictSame(concernsOfRollback({ id: 'p', plugins: [plugin] }), ['acme.mail passes by 1.1.0: It is stopped. What it stored is kept, for 30 days at most.', 'acme.mail: One.'])
})
