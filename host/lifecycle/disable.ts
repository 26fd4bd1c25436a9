import type { Context } from './_context.ts'
import { cascadeOf, dependentsOf } from './_dependents.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/**
 * Stops a plugin, in force at the next call; those in flight end with HP_ERR_STOPPED. It keeps its grant and its data.
 *
 * @param options.dryRun changes nothing, and gives what it would give
 * @returns the plugin and the dependents that were disabled with it, dependents first
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_HAS_DEPENDENTS
 */
export async function disable(context: Context, plugin: string, { cascade = false, dryRun = false } = {}): Promise<InstalledPlugin[]> {
  const { state, cells } = context
  state.find(plugin)
  const ids = cascadeOf(plugin, dependentsOf(state, plugin, ({ installed }) => installed.enabled), cascade)
  const disabled = ids.map(id => {
    const { installed, manifest } = state.find(id)
    return { installed: { ...installed, enabled: false }, manifest }
  })
  if (dryRun) return disabled.map(({ installed }) => installed)
  await state.commit({ puts: disabled.map(stored => state.records.plugins.put(stored.installed.id, stored)) })
  await context.changed()
  await Promise.all(ids.map(id => cells.stop(id)))
  return disabled.map(({ installed }) => installed)
}
