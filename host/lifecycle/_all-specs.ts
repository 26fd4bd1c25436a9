import type { Context } from './_context.ts'
import type { PluginSpec } from './plugin-spec.ts'

/**
 * What an upgrade names where nobody named anything: all that is installed, so that a fix of what others need comes too.
 *
 * But for publishers whose keys were all removed: nothing new of them can be taken, and no upgrade of the others is to fail of that.
 */
export async function allSpecs({ state, pins }: Pick<Context, 'state' | 'pins'>): Promise<PluginSpec[]> {
  const specs: PluginSpec[] = []
  for (const { installed: { id, publisher } } of state.plugins.values()) {
    if ((await pins.keysOf(publisher)).length > 0) specs.push({ id, range: undefined })
  }
  return specs
}
