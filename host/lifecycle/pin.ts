import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'
import type { Actor, InstalledPlugin } from './lifecycle.ts'

/**
 * Holds a plugin at the version that is installed: nothing moves it until it is unpinned or removed. Pins what is pinned already anew.
 *
 * @param options.version refused where another one is installed: a pin moves nothing itself
 * @throws HP_ERR_NOT_INSTALLED, HP_ERR_PIN_VERSION
 */
export async function pin(context: Context, plugin: string, { by }: Pick<Actor, 'by'>, { version }: { readonly version?: string } = {}): Promise<InstalledPlugin> {
  const { state, clock } = context
  const { installed, manifest } = state.find(plugin)
  if (version !== undefined && version !== installed.version) throw new HardpointError('HP_ERR_PIN_VERSION', { plugin, version, installed: installed.version })
  const pinned = { ...installed, pinned: { by, at: new Date(clock()).toISOString() } }
  await state.commit({ puts: [state.records.plugins.put(plugin, { installed: pinned, manifest })] })
  await context.changed()
  return pinned
}
