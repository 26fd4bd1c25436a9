import { test, type Test } from 'tap'
import type { License, Manifest } from '@hardpoint/schemas'
import { generateKeyPair } from '@hardpoint/schemas/package'
import { issueLicense } from '../../../host/licensing/license-document.ts'
import type { Licensing } from '../../../host/licensing/licensing.ts'
import { createLicensing, type LicensingOptions } from '../../../host/licensing/stored-licensing.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'

const DAY = 24 * 60 * 60 * 1000
const vendor = generateKeyPair()
const TREASURY: Manifest = {
  id: 'hardpoint.treasury', version: '1.0.0', title: 'Treasury', description: 'A ledger', license: 'Apache-2.0', engines: { hardpoint: '*' }, tier: 'pro',
  features: { statements: { title: 'Statements', tier: 'pro' }, approvals: { title: 'Approvals', tier: 'enterprise' } },
}
const PLUGINS = [TREASURY]
const STATEMENTS = 'hardpoint.treasury/statements'

interface Fixture {
  readonly store: Store
  readonly time: { now: number }
  readonly open: (options?: Partial<LicensingOptions>) => Promise<Licensing>
}

async function fixture(t: Test): Promise<Fixture> {
  const time = { now: Date.parse('2026-06-01T00:00:00Z') }
  const store = await openLevelStore(t.testdir())
  t.teardown(() => store.close())
  return { store, time, open: (options) => createLicensing(store, { issuers: [vendor.publicKey], clock: () => time.now, ...options }) }
}

function license(fields: Partial<License> = {}, keyPair = vendor) {
  return issueLicense({
    tenant: 'default', tier: 'pro', issuer: 'Vendor', issuedAt: '2026-05-01T00:00:00Z', notBefore: '2026-05-01T00:00:00Z',
    expiresAt: '2026-07-01T00:00:00Z', ...fields,
  }, keyPair)
}

function decide(licensing: Licensing, feature?: string, tenant = 'default') {
  return licensing.decide({ tenant, plugin: TREASURY, feature })
}

test('without a license a tenant is on free', async (t) => {
  const licensing = await (await fixture(t)).open()
  t.equal(licensing.tierOf('default'), 'free')
  t.match(licensing.status('default'), { tenant: 'default', tier: 'free', state: 'none', reason: 'No license is set.' })
  t.match(decide(licensing), { allowed: false, reason: 'PLUGIN_TIER', explanation: 'no license is set', lapsed: false })
})

test('setLicense() is in force at the next question, and after a restart', async (t) => {
  const { open } = await fixture(t)
  const licensing = await open()
  t.match(await licensing.setLicense(license(), 'token:1'), { tier: 'pro', state: 'valid', license: { tier: 'pro' }, reason: /^The pro license holds until 2026-07-01.*\.$/ })
  t.match(decide(licensing), { allowed: true, reason: 'TIER', tier: 'pro' })
  t.match(decide(licensing, 'approvals'), { allowed: false, reason: 'FEATURE_TIER', needs: 'enterprise' })
  await licensing.close()
  t.match(decide(await open()), { allowed: true })
})

test('setLicense() refuses what is not the vendor\'s, and leaves what is in force', async (t) => {
  const licensing = await (await fixture(t)).open()
  await licensing.setLicense(license(), 'token:1')
  await t.rejects(licensing.setLicense(license({ tier: 'enterprise' }, generateKeyPair()), 'token:1'), { code: 'HP_ERR_LICENSE_UNTRUSTED' })
  const good = license({ tier: 'enterprise' })
  await t.rejects(licensing.setLicense({ ...good, payload: license().payload }, 'token:1'), { code: 'HP_ERR_LICENSE_UNTRUSTED' })
  t.equal(licensing.tierOf('default'), 'pro')
})

test('a license counts for its tenant alone, one for * for all, and the better one of the two', async (t) => {
  const licensing = await (await fixture(t)).open()
  await licensing.setLicense(license({ tenant: 'acme' }), 'token:1')
  t.strictSame([licensing.tierOf('acme'), licensing.tierOf('default')], ['pro', 'free'])
  await licensing.setLicense(license({ tenant: '*', tier: 'enterprise' }), 'token:1')
  t.strictSame([licensing.tierOf('acme'), licensing.tierOf('default')], ['enterprise', 'enterprise'])
  await licensing.setLicense(license({ tenant: '*', tier: 'free' }), 'token:1')
  t.strictSame([licensing.tierOf('acme'), licensing.tierOf('default')], ['pro', 'free'])
})

test('an expired license falls to free and leaves the plugin lapsed; grace holds before', async (t) => {
  const { open, time } = await fixture(t)
  const licensing = await open()
  await licensing.setLicense(license({ graceDays: 7 }), 'token:1')
  time.now = Date.parse('2026-07-03T00:00:00Z')
  t.match(decide(licensing), { allowed: true, reason: 'GRACE' })
  t.match(licensing.status('default'), { state: 'grace', tier: 'pro' })
  time.now = Date.parse('2026-07-08T00:00:00Z')
  t.match(decide(licensing), { allowed: false, reason: 'LICENSE_EXPIRED', lapsed: true, tier: 'free', needs: 'pro', explanation: /expired at 2026-07-01/ })
  t.match(decide(licensing, 'approvals'), { allowed: false, reason: 'PLUGIN_TIER', lapsed: false })
  t.match(licensing.status('default'), { state: 'expired', tier: 'free' })
})

test('a lower license leaves the plugin lapsed, over a restart too', async (t) => {
  const { open } = await fixture(t)
  const licensing = await open()
  await licensing.setLicense(license(), 'token:1')
  await licensing.setLicense(license({ tier: 'free' }), 'token:1')
  for (const one of [licensing, await open()]) t.match(decide(one), { allowed: false, reason: 'PLUGIN_TIER', lapsed: true })
})

test('a license that never held does not make a plugin lapsed', async (t) => {
  const licensing = await (await fixture(t)).open()
  await licensing.setLicense(license({ notBefore: '2026-06-15T00:00:00Z' }), 'token:1')
  t.match(licensing.status('default'), { state: 'not-yet-valid', tier: 'free' })
  t.match(decide(licensing), { allowed: false, lapsed: false })
  await licensing.setLicense(license({ tier: 'free' }), 'token:1')
  t.match(decide(licensing), { allowed: false, lapsed: false })
})

test('turning the clock back does not revive an expired license, nor does restarting or setting it again', async (t) => {
  const { open, time } = await fixture(t)
  const envelope = license()
  const licensing = await open()
  await licensing.setLicense(envelope, 'token:1')
  time.now += 60 * DAY
  t.equal(licensing.tierOf('default'), 'free')
  time.now -= 60 * DAY
  t.equal(licensing.tierOf('default'), 'free')
  await licensing.close()
  const again = await open()
  t.equal(again.tierOf('default'), 'free')
  t.match(await again.setLicense(envelope, 'token:1'), { state: 'expired' })
})

test('the time is remembered also where the host is killed', async (t) => {
  const { open, time, store } = await fixture(t)
  const licensing = await open()
  await licensing.setLicense(license(), 'token:1')
  time.now += 60 * DAY
  licensing.tierOf('default')
  await store.commit({}) // the write that was begun is through
  time.now -= 60 * DAY
  t.equal((await open()).tierOf('default'), 'free')
})

test('a license issued later than any before sets right a clock that ran ahead', async (t) => {
  const { open, time } = await fixture(t)
  const licensing = await open()
  await licensing.setLicense(license(), 'token:1')
  time.now += 3650 * DAY
  t.equal(licensing.tierOf('default'), 'free')
  time.now -= 3650 * DAY
  await licensing.setLicense(license({ issuedAt: '2026-06-01T00:00:00Z' }), 'token:1')
  t.equal(licensing.tierOf('default'), 'pro')
})

test('a license counts no more when its issuer is not trusted any more', async (t) => {
  const { open } = await fixture(t)
  await (await open()).setLicense(license(), 'token:1')
  const licensing = await open({ issuers: [generateKeyPair().publicKey] })
  t.match(licensing.status('default'), { tier: 'free', state: 'none', reason: /^The stored license is not accepted: .*not signed by an issuer/ })
  t.match(decide(licensing), { allowed: false })
})

test('a license of an unknown tier counts as free, and says so', async (t) => {
  const licensing = await (await fixture(t)).open()
  t.match(await licensing.setLicense(license({ tier: 'galactic' }), 'token:1'), { tier: 'free', state: 'unknown-tier', reason: /'galactic'/ })
})

test('changeFeature() is in force at the next question, both ways, and after a restart', async (t) => {
  const { open } = await fixture(t)
  const licensing = await open()
  await licensing.setLicense(license(), 'token:1')
  const change = (change: Parameters<Licensing['changeFeature']>[1]) => licensing.changeFeature(STATEMENTS, change, 'token:1', PLUGINS)
  t.match(await change({ tier: 'pro', enabled: false }), { id: STATEMENTS, title: 'Statements', tier: 'pro', toggle: { tiers: { pro: false } }, entitlement: { allowed: false } })
  t.match(decide(licensing, 'statements'), { allowed: false, reason: 'TIER_TOGGLE', code: 'HP_ERR_FEATURE_OFF' })
  t.match(decide(await open(), 'statements'), { allowed: false, reason: 'TIER_TOGGLE' })
  await change({ tenant: 'default', enabled: true })
  t.match(decide(licensing, 'statements'), { allowed: true, reason: 'TENANT_TOGGLE' })
  await change({ kill: 'Found a hole.' })
  t.match(decide(licensing, 'statements'), { allowed: false, reason: 'KILLED', code: 'HP_ERR_FEATURE_KILLED', explanation: 'Found a hole' })
  await change({ unkill: true })
  await change({ tenant: 'default', enabled: null })
  t.match(await change({ tier: 'pro', enabled: true }), { entitlement: { allowed: true, reason: 'TIER' } })
  t.strictSame((await change({ tier: 'pro', enabled: null })).toggle, {})
})

test('changeFeature() loses no change of many at once', async (t) => {
  const { open } = await fixture(t)
  const licensing = await open()
  await Promise.all(['a', 'b', 'c', '__proto__'].map((tenant) => licensing.changeFeature(STATEMENTS, { tenant, enabled: false }, 'token:1', PLUGINS)))
  for (const one of [licensing, await open()]) {
    t.strictSame(Object.keys(one.features('default', PLUGINS)[0]?.toggle.tenants ?? {}).toSorted(), ['__proto__', 'a', 'b', 'c'])
  }
})

test('changeFeature() refuses what is no feature, with the nearest name', async (t) => {
  const licensing = await (await fixture(t)).open()
  for (const [feature, plugins] of [['hardpoint.treasury/statement', PLUGINS], ['hardpoint.treasury/constructor', PLUGINS], [STATEMENTS, []]] as const) {
    await t.rejects(licensing.changeFeature(feature, { unkill: true }, 'token:1', plugins), {
      code: 'HP_ERR_FEATURE_UNKNOWN', details: { feature, nearest: plugins.length === 0 ? 'none' : STATEMENTS },
    })
  }
})

test('changeFeature() refuses a change that makes no valid toggle', async (t) => {
  const licensing = await (await fixture(t)).open()
  for (const change of [{ kill: '' }, { tier: 'gold', enabled: false }, { tenant: 'a', enabled: 'no' }]) {
    await t.rejects(licensing.changeFeature(STATEMENTS, change as never, 'token:1', PLUGINS), { code: 'HP_ERR_DOCUMENT_INVALID' }, JSON.stringify(change))
  }
  t.strictSame(licensing.features('default', PLUGINS)[0]?.toggle, {})
})

test('features() shows every feature with what was decided and what follows', async (t) => {
  const licensing = await (await fixture(t)).open()
  await licensing.setLicense(license(), 'token:1')
  t.match(licensing.features('default', PLUGINS), [
    { id: STATEMENTS, title: 'Statements', tier: 'pro', toggle: {}, entitlement: { allowed: true } },
    { id: 'hardpoint.treasury/approvals', tier: 'enterprise', entitlement: { allowed: false, needs: 'enterprise' } },
  ])
})
