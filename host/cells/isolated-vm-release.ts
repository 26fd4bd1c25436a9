import semver from 'semver'

/** Fixed of GHSA-864f-rcv7-6rh4, an escape from the isolate. */
const FIXED = '^6.2.0 || >=7.0.1'

/** Whether a release of isolated-vm has no escape that is known. */
export function isSafeIsolatedVm(version: string): boolean {
  return semver.satisfies(version, FIXED)
}
