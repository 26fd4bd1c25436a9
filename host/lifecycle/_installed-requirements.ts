import type { Requirement } from '../resolver/mod.ts'
import { anyOr } from './_any-or.ts'
import type { State } from './_state.ts'

/** What is installed stays, and goes no further back than it is, unless that is allowed; what is pinned stays as it is. */
export function installedRequirements({ plugins }: State, { allowDowngrade }: { readonly allowDowngrade: boolean }): Requirement[] {
  return [...plugins].map(([id, { installed: { version, pinned } }]) => {
    if (pinned !== undefined) return { id, range: version, installed: true, pinnedBy: pinned.by }
    return { id, range: allowDowngrade ? anyOr(version) : `>=${version}`, installed: true }
  })
}
