import type { Context } from './_context.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/** Lets a plugin be moved again. One that is not pinned stays as it is. @throws HP_ERR_NOT_INSTALLED */
export async function unpin(context: Context, plugin: string): Promise<InstalledPlugin> {
  const { state } = context
  const { installed, manifest } = state.find(plugin)
  if (installed.pinned === undefined) return installed
  const { pinned: _, ...rest } = installed
  await state.commit({ puts: [state.records.plugins.put(plugin, { installed: rest, manifest })] })
  await context.changed()
  return rest
}
