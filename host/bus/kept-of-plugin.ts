import type { Key } from '../storage/store.ts'

/** Every run that is scheduled, by plugin, tenant, kind and id. */
export const RUNS: Key = ['bus', 'runs']

/** When runs are due, by plugin and time. */
export const DUE: Key = ['bus', 'due']

/** Events given up, by plugin and number. */
export const DEAD_LETTERS: Key = ['bus', 'dead']

/** Below these prefixes lies what the bus and the job queue keep of a plugin, in every tenant. Purged with its data. */
export function keptOfPlugin(plugin: string): readonly Key[] {
  return [[...RUNS, plugin], [...DUE, plugin], [...DEAD_LETTERS, plugin]]
}
