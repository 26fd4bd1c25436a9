import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { License } from '@hardpoint/schemas'
import { test } from 'tap'
import { clock, judgeClock, type ClockEvidence } from '../../../../host/cli/doctor/clock.ts'
import { running } from './_running.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2026-11-20T12:00:00.000Z')
const at = (offset: number, now = NOW): string => new Date(now + offset).toISOString()

function license(fields: Partial<License> = {}): License {
  return { schema: 1, id: 'lic_1', tenant: '*', tier: 'pro', issuer: 'test', issuedAt: at(-HOUR), notBefore: at(-HOUR), expiresAt: at(HOUR), ...fields }
}

const FOUND: readonly (readonly [name: string, evidence: Partial<ClockEvidence>, expected: { state: string; found: RegExp; fix: RegExp }])[] = [
  ['a license issued later than now',
    { status: { state: 'valid', license: license({ issuedAt: at(HOUR) }) } },
    { state: 'fail', found: /12:00:00.000Z is before the license was issued \(2026-11-20T13/, fix: /timedatectl set-ntp true/ }],
  ['a store written later than now',
    { written: NOW + HOUR },
    { state: 'fail', found: /before the last write of the store \(2026-11-20T13/, fix: /timedatectl/ }],
  ['a license that has expired for the host alone',
    { status: { state: 'expired', license: license() } },
    { state: 'fail', found: /is expired for this host, which it is not at 2026.*has seen a later time/, fix: /issued anew/ }],
  ['a license in grace for the host alone',
    { status: { state: 'grace', license: license({ graceDays: 3 }) } },
    { state: 'fail', found: /is grace for this host/, fix: /issued anew/ }],
  ['a license that has begun for the host alone',
    { status: { state: 'valid', license: license({ notBefore: at(HOUR), expiresAt: at(2 * HOUR) }) } },
    { state: 'fail', found: /is valid for this host/, fix: /Set the clock/ }],
  ['a license that begins later',
    { status: { state: 'not-yet-valid', license: license({ notBefore: at(HOUR), expiresAt: at(2 * HOUR) }) } },
    { state: 'warn', found: /the license begins at 2026-11-20T13/, fix: /Wait for it/ }],
]

for (const [name, evidence, expected] of FOUND) {
  test(`judgeClock() finds ${name}`, async (t) => {
    t.match(judgeClock(NOW, { written: undefined, status: undefined, ...evidence }), expected)
  })
}

const FINE: readonly (readonly [name: string, evidence: Partial<ClockEvidence>])[] = [
  ['no license and no store', {}],
  ['no license', { written: NOW - HOUR, status: { state: 'none' } }],
  ['a valid license', { written: NOW, status: { state: 'valid', license: license() } }],
  ['an expired license', { status: { state: 'expired', license: license({ expiresAt: at(-HOUR / 2) }) } }],
  ['a license of an unknown tier', { status: { state: 'unknown-tier', license: license({ tier: 'platinum' }) } }],
  ['clocks that differ by minutes', { written: NOW + 4 * 60_000, status: { state: 'valid', license: license({ issuedAt: at(4 * 60_000) }) } }],
  ['a license that expired while it was asked for', { status: { state: 'valid', license: license({ expiresAt: at(-1) }) } }],
]

for (const [name, evidence] of FINE) {
  test(`judgeClock() finds nothing wrong with ${name}`, async (t) => {
    t.same(judgeClock(NOW, { written: undefined, status: undefined, ...evidence }), { state: 'ok', found: at(0) })
  })
}

test('clock asks the host that runs for its license', async (t) => {
  const issuedAt = at(24 * HOUR, Date.now())
  const { dataDirectory, asked } = await running(t, (_, response) => {
    response.end(JSON.stringify({ tenant: 'default', tier: 'pro', state: 'valid', license: license({ issuedAt }), reason: '' }))
  })
  t.match(await clock.run({ dataDirectory }), { state: 'fail', found: `is before the license was issued (${issuedAt})` })
  t.same(asked, ['/api/v1/license Bearer hpt_x'])
})

test('clock says what it could not compare with', async (t) => {
  t.match(await clock.run({ dataDirectory: t.testdir() }), { state: 'ok', found: /no host runs/ })
  const { dataDirectory } = await running(t, (_, response) => { response.writeHead(401).end('{}') })
  t.match(await clock.run({ dataDirectory }), { state: 'warn', found: /does not show its license \(it does not accept the token/, fix: String })
})

test('clock finds a store from the future, with any of its files', async (t) => {
  const dataDirectory = t.testdir()
  await mkdir(join(dataDirectory, 'store'))
  for (const file of ['CURRENT', '000005.log']) await writeFile(join(dataDirectory, 'store', file), '')
  t.match(await clock.run({ dataDirectory }), { state: 'ok' })
  const later = new Date(Date.now() + HOUR)
  await utimes(join(dataDirectory, 'store/000005.log'), later, later)
  t.match(await clock.run({ dataDirectory }), { state: 'fail', found: /before the last write of the store/, fix: String })
})
