import type { AbandonedVersion, History, KeptVersion } from './_records.ts'
import type { PluginChange, PluginUpgrades } from './lifecycle.ts'

const KEPT_CHANGES = 20

export const NO_HISTORY: History = { kept: [], changes: [] }

/** After a version was replaced by another one, of its own kind or by going back. */
export function withChange({ changes, abandoned = [] }: History, kept: readonly KeptVersion[], change: PluginChange): History {
  return { kept, changes: [...changes, change].slice(-KEPT_CHANGES), ...abandoned.length === 0 ? {} : { abandoned } }
}

/** All versions besides the one in force of which package and data are here. */
export function versionsIn({ kept, abandoned = [] }: History): readonly KeptVersion[] {
  return [...kept, ...abandoned]
}

/** As it is, but for these of the versions that the host went back from. */
export function withoutAbandoned({ abandoned = [], ...history }: History, goes: (version: AbandonedVersion) => boolean): History {
  const stay = abandoned.filter(version => !goes(version))
  return { ...history, ...stay.length === 0 ? {} : { abandoned: stay } }
}

/** How many versions are kept, and which of them may be in force again. */
export interface Keeping {
  readonly keepVersions: number
  readonly mayReturn: (version: KeptVersion) => boolean
}

/** The kept versions after `replaced` was replaced by another; a version that is in force, or stands there twice, is not kept. */
export function keeping({ kept }: History, replaced: KeptVersion, { version, ...options }: Keeping & { readonly version: string }): KeptVersion[] {
  const others = kept.filter(({ installed }) => installed.version !== version && installed.version !== replaced.installed.version)
  return newestOf([replaced, ...others], options)
}

/** One that is stopped takes no other's place: until so many are found that may return, as many that may not are kept besides. */
export function newestOf(versions: readonly KeptVersion[], { keepVersions, mayReturn }: Keeping): KeptVersion[] {
  const [good, stopped]: [KeptVersion[], KeptVersion[]] = [[], []]
  return versions.filter(version => {
    if (good.length >= keepVersions) return false
    const those = mayReturn(version) ? good : stopped
    return those.push(version) <= keepVersions
  })
}

/** Versions that the host went back from by itself: nothing chooses them again unless somebody names them. */
export function barredVersions({ changes }: History): string[] {
  return [...new Set(changes.flatMap(({ what, automatic, from }) => (what === 'rolled-back' && automatic ? [from] : [])))]
}

/** As it is shown. */
export function upgradesOf({ kept, changes, watch, abandoned }: History): PluginUpgrades {
  return {
    kept: kept.map(({ installed: { version }, until }) => ({ version, until })), changes,
    ...abandoned === undefined ? {} : { abandoned: abandoned.map(({ installed: { version }, until, deleteAt }) => ({ version, until, deleteAt })) },
    ...watch === undefined ? {} : { watchedUntil: watch.until },
  }
}
