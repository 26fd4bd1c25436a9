import type { Grant } from '@hardpoint/schemas'
import { isWithin, own } from './_capability-changes.ts'
import type { ConsentRules } from './consent-rules.ts'
import type { LoadedPlugin } from './_state.ts'

type Options = Readonly<Record<string, unknown>>

/**
 * What an earlier version is granted when it comes back: what it had, but for what an admin has taken away since.
 *
 * What both versions ask for and an admin took from the newer one stays away, and what they narrowed stays narrow: a rollback, which may
 * come by itself, must not widen what anybody decided.
 *
 * @param newer the version in force, and those between that are passed over: what was taken from any of them
 */
export function regainedGrant(newer: readonly Granted[], target: Pick<Granted, 'manifest' | 'grant'>, consent: ConsentRules): Grant {
  return newer.reduce((grant, from) => narrowed(from, { ...target, grant }, consent), target.grant)
}

type Granted = Pick<LoadedPlugin, 'manifest' | 'grant' | 'installed'>

function narrowed(now: Granted, { manifest, grant }: Pick<Granted, 'manifest' | 'grant'>, consent: ConsentRules): Grant {
  // Nobody has decided anything since the upgrade, which wrote both in one commit.
  if (now.grant.at === now.installed.installedAt) return grant
  const within = (id: string, inner: Options, outer: Options): boolean => isWithin(manifest, consent, { id, inner, outer })
  const capabilities = Object.entries(grant.capabilities).flatMap(([id, before = {}]): [string, Options][] => {
    if (own(now.manifest.capabilities, id) === undefined) return [[id, before]]
    const current = own(now.grant.capabilities, id)
    if (current === undefined) return []
    if (within(id, current, before)) return [[id, current]]
    return within(id, before, current) ? [[id, before]] : []
  })
  return { ...grant, capabilities: Object.fromEntries(capabilities) }
}
