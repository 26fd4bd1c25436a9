import type { Grant } from '@hardpoint/schemas'
import { isWithin, own } from './_capability-changes.ts'
import type { ConsentRules } from './consent-rules.ts'
import type { LoadedPlugin } from './_state.ts'

type Options = Readonly<Record<string, unknown>>

/**
 * What an earlier version is granted when it comes back: what it had, but for what an admin has taken away since.
 *
 * What both versions ask for and an admin took from the newer one stays away, and what they narrowed stays narrow: a rollback, which may
 * come by itself, must not widen what anybody decided. Over several versions it goes step by step: what was taken from one between stays away too.
 *
 * @param way from the version before the one in force to the one that comes back
 */
export function regainedGrant(now: Granted, way: readonly Granted[], consent: ConsentRules): Grant {
  return way.reduce((from, to) => {
    const grant = stepBack(from, to, consent)
    // What was decided about the later one was not decided about this one: it must not look like an upgrade nobody touched.
    return { ...to, grant: isDecided(from) ? { ...grant, at: DECIDED } : grant }
  }, now).grant
}

type Granted = Pick<LoadedPlugin, 'manifest' | 'grant' | 'installed'>

/** No time of an install. */
const DECIDED = ''

/** An upgrade writes both in one commit. */
function isDecided({ grant, installed }: Granted): boolean {
  return grant.at !== installed.installedAt
}

function stepBack(now: Granted, { manifest, grant }: Granted, consent: ConsentRules): Grant {
  if (!isDecided(now)) return grant
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
