import type { Grant, Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { namespaceOf } from '../capabilities/storage-keys.ts'
import type { PluginCode } from '../cells/cells.ts'
import { committed } from '../storage/committed.ts'
import type { Context } from './_context.ts'
import { copyData } from './_copy-data.ts'
import { generationPurge, tenantsWithData, type DataMove } from './_data-version.ts'
import { guestCall } from './_guest-call.ts'
import { problemIn } from './_probe.ts'

/** A migration has a process of its own, and calls wait for it anyway: what a call may take would only cut it short. The wall time is for all of it. */
const LIMITS = { cpuMs: 60_000, wallMs: 600_000 }

/** A version that keeps data in another form, with what it runs under. */
export interface Migrating {
  readonly move: DataMove
  readonly manifest: Manifest
  readonly grant: Grant
  readonly code: PluginCode
  readonly sourceMap: () => Uint8Array | undefined
}

/**
 * Lets the plugin's calls wait, those that run finish, and copies its data. The copy is written down as one to be deleted, which the commit
 * of the switch takes back: a kill in between leaves nothing behind after the next start.
 *
 * @returns it with the organisations that have data, now that nothing writes any more
 * @throws HP_ERR_UPGRADE_DATA, HP_ERR_UPGRADE_BUSY
 */
export async function copyApart({ store, state, cells, clock, holds }: Context, migrating: Migrating, by: string): Promise<Migrating> {
  const { move, manifest: { version } } = migrating
  const { plugin, from, to } = move
  const before = state.plugins.get(plugin)?.active
  // As long as any call may take: none is cut short.
  await cells.stop(plugin, { drainMs: before?.code.limits.wallMs ?? 0 })
  // What a handler did not wait for may still write.
  await idle(holds, migrating, from)
  const { purges, generations } = state.records
  const at = new Date(clock()).toISOString()
  await committed(store, { puts: [purges.put(generationPurge(plugin, to.generation), { at, by }), generations.put(plugin, to.generation)] })
  // Looked for again: an organisation may have begun to use the plugin since.
  const tenants = await tenantsWithData(store, { plugin, version, from, dataVersion: to.version })
  await copyData(store, { ...move, tenants })
  return { ...migrating, move: { ...move, tenants } }
}

/** Nothing writes there any more. @throws HP_ERR_UPGRADE_BUSY */
async function idle(holds: Context['holds'], { move: { plugin }, manifest: { version } }: Migrating, { generation }: DataMove['to']): Promise<void> {
  if (!await holds.idle(plugin, namespaceOf(plugin, generation))) throw new HardpointError('HP_ERR_UPGRADE_BUSY', { plugin, version })
}

/** Runs every step in the new version, on the copy, for each organisation. @throws HP_ERR_UPGRADE_MIGRATION, HP_ERR_UPGRADE_BUSY */
export async function migrateCopy(context: Context, migrating: Migrating): Promise<void> {
  const { move: { plugin, from, to, tenants }, manifest, grant, code, sourceMap } = migrating
  if (tenants.length === 0) return
  const beside = context.cells.beside({ ...code, limits: { ...code.limits, ...LIMITS } })
  const namespace = namespaceOf(plugin, to.generation)
  // However many organisations there are: no verb of the lifecycle runs meanwhile.
  const signal = AbortSignal.timeout(LIMITS.wallMs)
  try {
    for (const tenant of tenants) {
      for (let dataVersion = from.version + 1; dataVersion <= to.version; dataVersion++) {
        const [call, options] = guestCall(context, { kind: 'migration', id: String(dataVersion) }, { manifest, grant, namespace, tenant, readOnly: false })
        await beside.call(call, { ...options, signal }).catch((error: unknown) => {
          const { version } = manifest
          const installed = context.state.plugins.get(plugin)?.installed.version ?? 'What was there'
          const problem = problemIn(error, { code, sourceMap })
          throw new HardpointError('HP_ERR_UPGRADE_MIGRATION', { plugin, version, installed, dataVersion, tenant, problem, step: 'migrate' }, { cause: error })
        })
      }
    }
  } finally {
    await beside.close()
  }
  // Before the copy is used; before it is deleted that is waited for as well.
  await idle(context.holds, migrating, to)
}
