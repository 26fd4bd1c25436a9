import type { Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { dataPrefix, namespaceOf } from '../capabilities/storage-keys.ts'
import type { Store } from '../storage/store.ts'
import type { Context } from './_context.ts'
import { versionsIn } from './_history.ts'
import type { DataState, History } from './_records.ts'
import type { State } from './_state.ts'
import { tenantsOf } from './_tenants.ts'

/** What a version makes of a plugin's data. */
export interface DataMove {
  readonly plugin: string
  readonly from: DataState
  readonly to: DataState
  /** Organisations that have data, each of which is copied and migrated. */
  readonly tenants: readonly string[]
  /** Data of its own: always, but for a plugin that comes here for the first time. */
  readonly isApart: boolean
}

/**
 * The data that these versions keep in another form than it has, which may be none.
 *
 * @throws HP_ERR_UPGRADE_DATA where there is data of a later version: migrations lead forwards only
 */
export async function dataMoves({ state, store }: Pick<Context, 'state' | 'store'>, manifests: readonly Manifest[]): Promise<DataMove[]> {
  const moves: DataMove[] = []
  for (const { id: plugin, version, dataVersion = 1 } of manifests) {
    const from = state.dataOf(plugin)
    if (from.version === dataVersion) continue
    const tenants = await tenantsWithData(store, { plugin, version, from, dataVersion })
    // Also where there is no data yet: what the new version stores then is nothing for the one before, should that come back.
    const isApart = tenants.length > 0 || state.plugins.has(plugin)
    const generation = isApart ? await nextGeneration(state, plugin) : from.generation
    moves.push({ plugin, from, to: { generation, version: dataVersion }, tenants, isApart })
  }
  return moves
}

/** One that never was: whatever still writes into another cannot reach it. Of hosts that kept no count, one above all that are known. */
export async function nextGeneration(state: Pick<State, 'records' | 'plugins' | 'dataOf'>, plugin: string): Promise<number> {
  const history = state.plugins.get(plugin)?.history
  const known = [state.dataOf(plugin), ...history === undefined ? [] : dataOfAll(history)]
  return Math.max((await state.records.generations.get(plugin))?.value ?? 0, ...known.map(({ generation }) => generation)) + 1
}

/** @throws HP_ERR_UPGRADE_DATA */
export async function tenantsWithData(
  store: Store, { plugin, version, from, dataVersion }: { readonly plugin: string; readonly version: string; readonly from: DataState; readonly dataVersion: number },
): Promise<string[]> {
  const found: string[] = []
  for (const tenant of await tenantsOf(store)) {
    for await (const _ of store.scan({ prefix: dataPrefix(tenant, namespaceOf(plugin, from.generation)), limit: 1 })) found.push(tenant)
  }
  if (found.length > 0 && dataVersion < from.version) throw new HardpointError('HP_ERR_UPGRADE_DATA', { plugin, version, dataVersion, found: from.version })
  return found
}

/** Of versions, the data that each has. */
export function dataOfAll(history: History): DataState[] {
  return versionsIn(history).map(({ data }) => data)
}

/** Generations that were referred to before and are not any more, as names of purges. */
export function orphanedGenerations(plugin: string, before: readonly DataState[], after: readonly DataState[]): string[] {
  const kept = new Set(after.map(({ generation }) => generation))
  return [...new Set(before.map(({ generation }) => generation))].filter(generation => !kept.has(generation)).map(generation => generationPurge(plugin, generation))
}

/** What a purge of one generation's data alone is written down under; one of everything stands under the plugin's id. */
export function generationPurge(plugin: string, generation: number): string {
  return `${plugin}@${generation}`
}
