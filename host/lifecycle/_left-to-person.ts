import { LATEST } from '@hardpoint/registry/client'
import type { IndexEntry } from '@hardpoint/schemas'
import { gt, prerelease, rcompare } from 'semver'
import { isFrozen, obstacleTo, policyAgainst, warningOf, type Site } from './_automatic-versions.ts'
import type { WaitingUpdate } from './lifecycle.ts'
import type { LoadedPlugin } from './_state.ts'

/**
 * What a person has to decide of a plugin for which nothing comes by itself: a policy is against what is in force, or it is warned of, and what would
 * mend it is a decision. Its version is the installed one where there is nothing to go to. Undefined where nobody is needed, or time alone is.
 */
export function leftToPerson(site: Site, loaded: LoadedPlugin): Pick<WaitingUpdate, 'version' | 'needs'> | undefined {
  const { id, version: installed } = loaded.installed
  if (isFrozen(site, loaded)) return undefined
  const against = policyAgainst(site.context, loaded.installed)
  const { yanked, yankKind } = site.gathered.entries.get(id)?.find(({ version }) => version === installed) ?? {}
  const isWarned = warningOf(site, loaded.installed) !== undefined || (yanked !== undefined && yankKind === 'security')
  if (against === undefined && !isWarned) return undefined
  const best = (site.gathered.entries.get(id) ?? []).filter(entry => isGood(site, entry, loaded)).toSorted((a, b) => rcompare(a.version, b.version))[0]
  if (best === undefined) return against === undefined ? undefined : { version: installed, needs: [`${against}, and there is no other version to go to`] }
  const { version } = best
  const obstacle = obstacleTo(site, best)
  if (against === undefined) {
    if (!gt(version, installed)) return undefined
    // Nothing is against it but others: one that is pinned, say.
    if (obstacle === undefined) return { version, needs: ['what it needs, or what is installed besides, does not allow it by itself yet: hardpoint outdated says why'] }
    return obstacle.isDecision === true ? { version, needs: [obstacle.what] } : undefined
  }
  if (obstacle !== undefined && obstacle.isDecision !== true) return undefined
  const why = gt(version, installed) ? obstacle?.what : `${version} is older than ${installed}`
  return { version, needs: [`${against}, and ${installed} is in force`, ...why === undefined ? [] : [why]] }
}

/** Whether a person could be told to take it: nothing is known against it. */
function isGood(site: Site, entry: IndexEntry, { installed }: LoadedPlugin): boolean {
  const { id, version, yanked, channel = LATEST } = entry
  const { state } = site.context
  const isOffered = channel === LATEST ? prerelease(version) === null : state.channels[id] === channel
  return isOffered && version !== installed.version && yanked === undefined && warningOf(site, entry) === undefined && policyAgainst(site.context, entry) === undefined
}
