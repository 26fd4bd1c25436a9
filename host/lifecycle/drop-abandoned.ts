import { dataOfAll, orphanedGenerations } from './_data-version.ts'
import type { Context } from './_context.ts'
import { withoutAbandoned } from './_history.ts'
import { finishPurges } from './_purge.ts'
import type { AbandonedVersion } from './_records.ts'
import type { Actor } from './lifecycle.ts'

/**
 * Deletes versions that the host went back from by itself, with what they stored. Written down in one commit, and carried out after it.
 *
 * @param goes which of them; all without it
 * @returns their version numbers
 * @throws HP_ERR_NOT_INSTALLED
 */
export async function dropAbandoned(context: Context, plugin: string, { by }: Pick<Actor, 'by'>, goes: (version: AbandonedVersion) => boolean = () => true): Promise<string[]> {
  const { state, clock } = context
  const { history } = state.find(plugin)
  const dropped = (history.abandoned ?? []).filter(goes)
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
