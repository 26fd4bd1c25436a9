import { test } from 'tap'
import type { License } from '@hardpoint/schemas'
import { explainLicense, licenseState, timedLicense } from '../../../host/licensing/license-status.ts'

const LICENSE: License = {
  schema: 1, id: `lic_${'0'.repeat(32)}`, tenant: '*', tier: 'pro', issuer: 'Vendor',
  issuedAt: '2026-01-01T00:00:00Z', notBefore: '2026-02-01T00:00:00Z', expiresAt: '2026-03-01T00:00:00Z', graceDays: 7,
}

const CASES: readonly (readonly [at: string, state: string, tier: string, why: RegExp])[] = [
  ['2026-01-31T23:59:59.999Z', 'not-yet-valid', 'free', /holds only from 2026-02-01/],
  ['2026-02-01T00:00:00.000Z', 'valid', 'pro', /holds until 2026-03-01/],
  ['2026-02-28T23:59:59.999Z', 'valid', 'pro', /holds until/],
  ['2026-03-01T00:00:00.000Z', 'grace', 'pro', /expired at 2026-03-01.* until 2026-03-08/],
  ['2026-03-07T23:59:59.999Z', 'grace', 'pro', /expired/],
  ['2026-03-08T00:00:00.000Z', 'expired', 'free', /expired at 2026-03-01/],
  ['2036-01-01T00:00:00.000Z', 'expired', 'free', /expired/],
]

for (const [at, state, tier, why] of CASES) {
  test(`licenseState() is ${state} at ${at}`, async (t) => {
    const timed = timedLicense(LICENSE)
    t.match(licenseState(timed, Date.parse(at)), { state, tier })
    t.match(explainLicense(timed, licenseState(timed, Date.parse(at)).state), why)
  })
}

test('licenseState() without grace expires at once', async (t) => {
  const { graceDays: _, ...license } = LICENSE
  t.match(licenseState(timedLicense(license), Date.parse('2026-03-01T00:00:00Z')), { state: 'expired', tier: 'free' })
})

test('licenseState() is free without a license', async (t) => {
  t.match(licenseState(undefined, 0), { state: 'none', tier: 'free' })
  t.equal(explainLicense(undefined, 'none'), 'no license is set')
})

test('licenseState() counts a tier of a later host as free, and says so', async (t) => {
  const timed = timedLicense({ ...LICENSE, tier: 'galactic' })
  t.match(licenseState(timed, Date.parse('2026-02-02T00:00:00Z')), { state: 'unknown-tier', tier: 'free' })
  t.match(explainLicense(timed, 'unknown-tier'), /'galactic'/)
})
