import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/**
 * Lets a plugin run, and lifts its quarantine.
 *
 * @throws HP_ERR_NOT_INSTALLED; HP_ERR_NOT_ENABLED naming a dependency that is disabled
 */
export async function enable(context: Context, plugin: string): Promise<InstalledPlugin> {
  const { state, cells } = context
  const { installed, manifest } = state.find(plugin)
  for (const dependency of Object.keys(manifest.dependencies ?? {})) {
    if (state.plugins.get(dependency)?.installed.enabled === false) throw new HardpointError('HP_ERR_NOT_ENABLED', { plugin: dependency, neededBy: plugin })
  }
  await cells.release(plugin)
  if (installed.enabled) return installed
  const enabled = { ...installed, enabled: true }
  await state.commit({ puts: [state.records.plugins.put(plugin, { installed: enabled, manifest })] })
  await context.changed()
  return enabled
}
