import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'
import { stopReplaced } from './_stop-replaced.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/**
 * Starts a plugin anew: calls that run finish in the isolate that was, those that come now begin in another one. What it kept in variables
 * is gone. Its package is verified first: one that would not load leaves the isolate that runs alone.
 *
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_NOT_ENABLED, and what PackageShelf.read throws
 */
export async function reload(context: Context, plugin: string): Promise<InstalledPlugin> {
  const { installed, manifest } = context.state.find(plugin)
  if (!installed.enabled) throw new HardpointError('HP_ERR_NOT_ENABLED', { plugin })
  context.shelf.read({ ...installed, manifest })
  // Of this build too: none is to go on.
  await stopReplaced(context, [{ id: plugin }])
  return installed
}
