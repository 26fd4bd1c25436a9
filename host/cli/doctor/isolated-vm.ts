import { probeCell } from '../../cells/probe-cell.ts'
import semver from 'semver'
import { fail, ok, type Check, type CheckResult } from './check.ts'

/** Fixed of GHSA-864f-rcv7-6rh4, an escape from the isolate. */
const FIXED = '^6.2.0 || >=7.0.1'

export const isolatedVm: Check = { id: 'isolated-vm', run: async () => judgeIsolatedVm((await probeCell()).isolatedVm) }

export function judgeIsolatedVm(version: string): CheckResult {
  if (semver.valid(version) === null) return fail(`isolated-vm does not load (${version})`, 'Install again with npm ci: its prebuilt addon is missing.')
  if (semver.satisfies(version, FIXED)) return ok(`isolated-vm ${version}`)
  return fail(`isolated-vm ${version} has a known escape (GHSA-864f-rcv7-6rh4)`, 'Install 7.0.1 or later: npm ci')
}
