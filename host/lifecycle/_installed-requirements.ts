import type { Requirement } from '../resolver/mod.ts'
import type { State } from './_state.ts'

/** What is installed stays, and goes no further back than it is, unless that is allowed. */
export function installedRequirements({ lock }: State, { allowDowngrade }: { readonly allowDowngrade: boolean }): Requirement[] {
  return Object.entries(lock).map(([id, version]) => ({ id, range: allowDowngrade ? `* || ${version}` : `>=${version}`, installed: true }))
}
