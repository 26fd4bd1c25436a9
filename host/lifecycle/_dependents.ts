import { HardpointError } from '@hardpoint/schemas/errors'
import type { LoadedPlugin, State } from './_state.ts'

/** Plugins that cannot do without this one, nearest first, those that need them included. Optional dependencies can. */
export function dependentsOf(state: State, plugin: string, counts: (loaded: LoadedPlugin) => boolean = () => true): string[] {
  const found = new Set([plugin])
  for (const id of found) {
    for (const [other, loaded] of state.plugins) {
      if (counts(loaded) && Object.hasOwn(loaded.manifest.dependencies ?? {}, id)) found.add(other)
    }
  }
  found.delete(plugin)
  return [...found]
}

/** The plugin and its dependents, dependents first; refused where there are any and nobody said `cascade`. @throws HP_ERR_HAS_DEPENDENTS */
export function cascadeOf(plugin: string, dependents: readonly string[], cascade: boolean): string[] {
  if (dependents.length > 0 && !cascade) throw new HardpointError('HP_ERR_HAS_DEPENDENTS', { plugin, dependents })
  return [...dependents.toReversed(), plugin]
}
