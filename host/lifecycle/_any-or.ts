import { prerelease } from 'semver'

/**
 * The range of any release, and of one version that is installed.
 *
 * Not `* || 1.1.0-rc.1`: semver reads that as `*`, in which there is no prerelease.
 */
export function anyOr(version: string | undefined): string {
  return version === undefined || prerelease(version) === null ? '*' : `>=0.0.0-0 || ${version}`
}
