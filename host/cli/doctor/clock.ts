import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LicenseStatus } from '../../licensing/licensing.ts'
import { askRunningHost } from './_running-host.ts'
import { fail, ok, warn, type Check, type CheckResult } from './check.ts'

/** A clock in the past makes an expired license look valid, and a valid one not yet begun. */
const SKEW_MS = 5 * 60_000

/** Compares the clock with what cannot be later than now: the license's issue, and the store's last write. */
export const clock: Check = {
  id: 'clock',
  async run({ dataDirectory }) {
    const written = await lastWrite(dataDirectory)
    const status = await askRunningHost<LicenseStatus>(dataDirectory, '/license')
    return judgeClock(Date.now(), { written, license: status?.license })
  },
}

export function judgeClock(now: number, { written, license }: { readonly written: number | undefined; readonly license: LicenseStatus['license'] }): CheckResult {
  const shown = new Date(now).toISOString()
  const fix = 'Set the clock by NTP: timedatectl set-ntp true. The license is judged by the latest time this host has seen.'
  const issued = license === undefined ? undefined : Date.parse(license.issuedAt)
  if (issued !== undefined && now + SKEW_MS < issued) return fail(`${shown} is before the license was issued (${license?.issuedAt})`, fix)
  if (written !== undefined && now + SKEW_MS < written) return fail(`${shown} is before the last write of the store (${new Date(written).toISOString()})`, fix)
  if (license !== undefined && now < Date.parse(license.notBefore)) return warn(`${shown}; the license begins at ${license.notBefore}`, 'Wait for it, or ask for a license that has begun.')
  return ok(shown)
}

/** The newest file of the store: its time came from this machine's clock. */
async function lastWrite(dataDirectory: string): Promise<number | undefined> {
  const times = await Promise.all(['store', 'store/LOG', 'store/CURRENT', 'admin-token'].map((file) => stat(join(dataDirectory, file)).then(({ mtimeMs }) => mtimeMs, () => 0)))
  const latest = Math.max(...times)
  return latest === 0 ? undefined : latest
}
