import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { licenseState, timedLicense } from '../../licensing/license-status.ts'
import type { LicenseStatus } from '../../licensing/licensing.ts'
import { dataDirectory as directoryOf } from '../../kernel/data-directory.ts'
import { askRunningHost } from './_running-host.ts'
import { fail, ok, warn, type Check, type CheckResult } from './check.ts'

/** A clock in the past makes an expired license look valid, and a valid one not yet begun. */
const SKEW_MS = 5 * 60_000

const FIX = 'Set the clock by NTP: timedatectl set-ntp true. The license is judged by the latest time this host has seen.'

export interface ClockEvidence {
  /** When the store was last written, by this machine's clock then. */
  readonly written: number | undefined
  /** As the running host judges it. */
  readonly status: Pick<LicenseStatus, 'license' | 'state'> | undefined
}

/** Compares the clock with what cannot be later than now: the license's issue, the store's last write, the latest time the host has seen. */
export const clock: Check = {
  id: 'clock',
  async run({ dataDirectory }) {
    const written = await lastWrite(directoryOf(dataDirectory).store)
    const answer = await askRunningHost<LicenseStatus>(dataDirectory, '/license')
    const judged = judgeClock(Date.now(), { written, status: answer.state === 'answered' ? answer.body : undefined })
    if (judged.state !== 'ok' || answer.state === 'answered') return judged
    if (answer.state === 'none') return ok(`${judged.found}; compared with the store only: no host runs that could show its license`)
    return warn(`${judged.found}; compared with the store only: the host does not show its license (${answer.problem})`, 'Start the host again, then run it once more.')
  },
}

export function judgeClock(now: number, { written, status }: ClockEvidence): CheckResult {
  const shown = new Date(now).toISOString()
  const license = status?.license
  if (license !== undefined && now + SKEW_MS < Date.parse(license.issuedAt)) return fail(`${shown} is before the license was issued (${license.issuedAt})`, FIX)
  if (written !== undefined && now + SKEW_MS < written) return fail(`${shown} is before the last write of the store (${new Date(written).toISOString()})`, FIX)
  if (status !== undefined && hasSeenLater(now, status)) {
    const fix = `${FIX} If the clock was ahead once and is right now, have a license issued anew: its time of issue is signed, and sets the host right.`
    return fail(`the license is ${status.state} for this host, which it is not at ${shown}: the host has seen a later time`, fix)
  }
  if (license !== undefined && now < Date.parse(license.notBefore)) return warn(`${shown}; the license begins at ${license.notBefore}`, 'Wait for it, or ask for a license that has begun.')
  return ok(shown)
}

/** The host's state of the license does not follow from this clock, nor from one a little off. */
function hasSeenLater(now: number, { license, state }: Pick<LicenseStatus, 'license' | 'state'>): boolean {
  if (license === undefined) return false
  const timed = timedLicense(license)
  return [-SKEW_MS, 0, SKEW_MS].every((off) => licenseState(timed, now + off).state !== state)
}

/** The newest file of the store. */
async function lastWrite(store: string): Promise<number | undefined> {
  const files = await readdir(store).catch(() => [])
  const times = await Promise.all(files.map((file) => stat(join(store, file)).then(({ mtimeMs }) => mtimeMs, () => 0)))
  const latest = times.reduce((newest, time) => Math.max(newest, time), 0)
  return latest === 0 ? undefined : latest
}
