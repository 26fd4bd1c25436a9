import type { Commit } from '../storage/store.ts'
import { expectedShare } from './_call-rates.ts'
import type { Context } from './_context.ts'
import { orphanedGenerations, type DataMove } from './_data-version.ts'
import { keeping, withChange } from './_history.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/** Where config.json says nothing else. */
const UPGRADES = { keepVersions: 2, watchMinutes: 10 }

/**
 * What was in force is kept, and the new version watched. A package that could not be read again is not: nobody could go back to it. Data of
 * versions that are kept no longer is written down to be deleted.
 */
export function historyPuts(
  { state, clock, config, rates }: Context, installed: InstalledPlugin, { by, reason, move }: { readonly by: string; readonly reason: string | undefined; readonly move: DataMove | undefined },
): NonNullable<Commit['puts']> {
  const before = state.plugins.get(installed.id)
  if (before === undefined || before.installed.version === installed.version) return []
  const { keepVersions, watchMinutes } = { ...UPGRADES, ...config.upgrades }
  const { id, version: to } = installed
  const { installed: { version: from, digest }, manifest, grant, history } = before
  const data = state.dataOf(id)
  const now = clock()
  const at = new Date(now).toISOString()
  const kept = before.active === undefined
    ? history.kept.filter(each => each.installed.version !== to).slice(0, keepVersions)
    : keeping(history, { installed: before.installed, manifest, grant, data, until: at }, { version: to, keepVersions })
  const made = withChange(history, kept, { at, by, what: 'upgraded', from, to, automatic: reason !== undefined, ...reason === undefined ? {} : { reason } })
  const watch = { until: new Date(now + watchMinutes * 60_000).toISOString(), failedBefore: expectedShare(rates.of(id, digest)) }
  const orphans = orphanedGenerations(id, [data, ...history.kept.map(each => each.data)], [move?.to ?? data, ...kept.map(each => each.data)])
  const { histories, purges } = state.records
  return [
    histories.put(id, before.active === undefined || kept.length === 0 || watchMinutes === 0 ? made : { ...made, watch }),
    ...orphans.map(orphan => purges.put(orphan, { at, by })),
  ]
}
