import { HardpointError } from '@hardpoint/schemas/errors'
import { dataOfAll, orphanedGenerations } from './_data-version.ts'
import type { Context } from './_context.ts'
import { withoutAbandoned } from './_history.ts'
import { finishPurges } from './_purge.ts'
import type { AbandonedVersion } from './_records.ts'
import type { Actor } from './lifecycle.ts'

interface Dropping {
  /** Which of them; all without it. */
  readonly goes?: (version: AbandonedVersion) => boolean
  /** What somebody was shown that would be deleted, as `2.0.0@2026-01-31T00:00:00.000Z` (until when it would be kept): that and nothing else is. */
  readonly shown?: readonly string[] | undefined
}

/**
 * Deletes versions that the host went back from by itself, with what they stored. Written down in one commit, and carried out after it.
 *
 * @returns their version numbers
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_PLAN_STALE where they are not what was shown
 */
export async function dropAbandoned(context: Context, plugin: string, { by }: Pick<Actor, 'by'>, { goes = () => true, shown }: Dropping = {}): Promise<string[]> {
  const { state, clock } = context
  const { history } = state.find(plugin)
  const dropped = (history.abandoned ?? []).filter(goes)
  const found = dropped.map(({ installed: { version }, deleteAt }) => `${version}@${deleteAt}`).join()
  if (shown !== undefined && shown.join() !== found) throw new HardpointError('HP_ERR_PLAN_STALE', { plan: `to delete what ${plugin} stored` })
  if (dropped.length === 0) return []
  const rest = withoutAbandoned(history, goes)
  const at = new Date(clock()).toISOString()
  const { histories, purges } = state.records
  const orphans = orphanedGenerations(plugin, dataOfAll(history), [state.dataOf(plugin), ...dataOfAll(rest)])
  await state.commitBeside({ puts: [histories.put(plugin, rest), ...orphans.map(orphan => purges.put(orphan, { at, by }))] })
  await context.changed()
  await finishPurges(context)
  await context.sweep()
  return dropped.map(({ installed }) => installed.version)
}
