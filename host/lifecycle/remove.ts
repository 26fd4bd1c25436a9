import type { Context } from './_context.ts'
import { dataOfAll, generationPurge, nextGeneration, orphanedGenerations } from './_data-version.ts'
import { cascadeOf, dependentsOf } from './_dependents.ts'
import { finishPurges } from './_purge.ts'
import type { Actor } from './lifecycle.ts'

/**
 * Takes a plugin off the host, with its grant. Its data and settings stay for a later install, unless `purge`.
 *
 * The purge is written down in the same commit, and carried out after it: a kill on the way is made good at the next start.
 * Of dependents removed with it, data is purged as well.
 *
 * @param options.dryRun changes nothing, and gives what it would give
 * @returns the ids removed, dependents first
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_HAS_DEPENDENTS
 */
export async function remove(context: Context, plugin: string, actor: Actor, { cascade = false, purge = false, dryRun = false } = {}): Promise<string[]> {
  const { state, cells, clock, journal } = context
  state.find(plugin)
  const ids = cascadeOf(plugin, dependentsOf(state, plugin), cascade)
  if (dryRun) return ids
  const { plugins, grants, histories, data, generations, purges } = state.records
  // Begun anew, an install must not find what a call that is under way may still write.
  const next = new Map<string, number>()
  for (const id of purge ? ids : []) next.set(id, await nextGeneration(state, id))
  const at = new Date(clock()).toISOString()
  const run = journal.run('remove', ids, actor.by)
  await run.step('switch')
  const commit = state.commit({
    deletes: [...ids.flatMap(id => [plugins.key(id), grants.key(id), histories.key(id)]), ...run.end.deletes],
    puts: [
      ...ids.flatMap(id => purgesOf(state, id, purge)).map(each => purges.put(each, { at, by: actor.by })),
      ...[...next].flatMap(([id, generation]) => [data.put(id, { generation, version: 1 }), generations.put(id, generation)]),
    ],
  }, Object.fromEntries(Object.entries(state.lock).filter(([id]) => !ids.includes(id))))
  await commit.catch(async (error: unknown) => {
    await run.abandon().catch(() => undefined)
    throw error
  })
  await context.changed()
  await run.step('drain')
  await Promise.all(ids.map(id => cells.stop(id)))
  await Promise.all(ids.map(id => cells.release(id)))
  await run.step('purge')
  await finishPurges(context)
  await run.step('sweep')
  await context.sweep()
  return ids
}

/** Nobody can go back any more, nor undo that, so the data of other versions goes in any case. */
function purgesOf(state: Context['state'], plugin: string, purge: boolean): string[] {
  const current = state.dataOf(plugin)
  const kept = dataOfAll(state.find(plugin).history)
  if (!purge) return orphanedGenerations(plugin, kept, [current])
  const all = new Set([current, ...kept].map(({ generation }) => generation))
  return [plugin, ...[...all].map(generation => generationPurge(plugin, generation))]
}
