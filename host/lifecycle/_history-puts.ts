import { gt } from 'semver'
import type { Commit } from '../storage/store.ts'
import { expectedShare } from './_call-rates.ts'
import type { Context } from './_context.ts'
import { dataOfAll, orphanedGenerations, type DataMove } from './_data-version.ts'
import { keeping, newestOf, withChange } from './_history.ts'
import { isWhole } from './_is-whole.ts'
import type { InstalledPlugin } from './lifecycle.ts'
import type { ReturnRule } from './_return-rule.ts'
import type { KeptVersion } from './_records.ts'
import type { LoadedPlugin } from './_state.ts'

/** Where config.json says nothing else. */
export const UPGRADES = { keepVersions: 2, watchMinutes: 10 }

/** Whether what is in force is kept when another version takes its place. A package that cannot be read again is not: nobody could go back to it. */
export function isKept({ config }: Pick<Context, 'config'>, replaced: LoadedPlugin): boolean {
  return isWhole(replaced) && (config.upgrades?.keepVersions ?? UPGRADES.keepVersions) > 0
}

/** Whether what a migration loses is lost for good: no version is kept that has the data as it is now. */
export function isFinal({ config, state }: Pick<Context, 'config' | 'state'>, plugin: string): boolean {
  const before = state.plugins.get(plugin)
  if (before === undefined || isKept({ config }, before)) return false
  const { generation } = state.dataOf(plugin)
  return !dataOfAll(before.history).some(data => data.generation === generation)
}

/**
 * What was in force is kept, also where it is stopped: see `isKept`. Data of versions that are kept no longer is written down to be deleted.
 *
 * A newer version is watched. Whoever takes an older one on purpose has a reason, and does not want to be taken forward again.
 *
 * @param options.now the same for all plugins of one commit: it tells which were upgraded together
 * @param options.rule which versions may return
 */
export function historyPuts(
  { state, config, rates }: Context, installed: InstalledPlugin,
  { by, reason, move, now, rule }: { readonly by: string; readonly reason: string | undefined; readonly move: DataMove | undefined; readonly now: number; readonly rule: ReturnRule },
): NonNullable<Commit['puts']> {
  const before = state.plugins.get(installed.id)
  if (before === undefined || before.installed.version === installed.version) return []
  const { keepVersions, watchMinutes } = { ...UPGRADES, ...config.upgrades }
  const { id, version: to } = installed
  const { installed: { version: from, digest }, manifest, grant, history } = before
  const data = state.dataOf(id)
  const at = new Date(now).toISOString()
  const keep = { keepVersions, mayReturn: (version: KeptVersion) => rule(version, { channel: installed.channel }) === undefined }
  const kept = !isWhole(before)
    ? newestOf(history.kept.filter(each => each.installed.version !== to), keep)
    : keeping(history, { installed: before.installed, manifest, grant, data, until: at }, { ...keep, version: to })
  const made = withChange(history, kept, { at, by, what: 'upgraded', from, to, automatic: reason !== undefined, ...reason === undefined ? {} : { reason } })
  const watch = { until: new Date(now + watchMinutes * 60_000).toISOString(), failedBefore: expectedShare(rates.of(id, digest)) }
  const orphans = orphanedGenerations(id, [data, ...dataOfAll(history)], [move?.to ?? data, ...dataOfAll(made)])
  const { histories, purges } = state.records
  return [
    histories.put(id, !isWhole(before) || kept.length === 0 || watchMinutes === 0 || !gt(to, from) ? made : { ...made, watch }),
    ...orphans.map(orphan => purges.put(orphan, { at, by })),
  ]
}
