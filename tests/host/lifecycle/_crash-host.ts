import { join } from 'node:path'
import { openRegistry } from '@hardpoint/registry/client'
import { checkGrant, consentFor, surfaceOf } from '../../../host/capabilities/consent.ts'
import { createGate, type Gate } from '../../../host/capabilities/gate.ts'
import type { Services } from '../../../host/capabilities/_services.ts'
import { createCells } from '../../../host/cells/mod.ts'
import { createLifecycle, type Lifecycle, type LifecycleOptions } from '../../../host/lifecycle/mod.ts'
import { CallHolds, createRuntime, type Runtime } from '../../../host/runtime/mod.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'

/** Storage, cells and lifecycle as the kernel puts them together, without HTTP. */
export interface CrashHost {
  readonly store: Store
  readonly lifecycle: Lifecycle
  readonly runtime: Runtime
  readonly gate: Gate
  close(): Promise<void>
}

interface CrashHostOptions extends Partial<Pick<LifecycleOptions, 'onStep' | 'log' | 'config' | 'cells' | 'clock' | 'every'>> {
  /** Where it is not below `root`. */
  readonly registryDirectory?: string
  /** Put before the store. */
  readonly over?: (store: Store) => Store
}

export async function openCrashHost(root: string, { registryDirectory = join(root, 'registry'), over = (store) => store, ...options }: CrashHostOptions = {}): Promise<CrashHost> {
  const dataDirectory = join(root, 'data')
  const store = over(await openLevelStore(join(dataDirectory, 'store')))
  const cells = options.cells ?? createCells({ maxMemoryMb: 256, idleMs: 60_000, clock: Date.now })
  const registry = openRegistry(registryDirectory)
  const decide = () => ({ allowed: true, reason: 'TIER', tier: 'enterprise' } as const)
  // Of the services only storage is used here.
  const services = { store, clock: Date.now, log: () => {}, allowPrivate: [] } as unknown as Services
  const gate = createGate(services, { decide, onDenial: () => {} })
  const holds = new CallHolds()
  const lifecycle = await createLifecycle({
    holds, store, cells, gate, dataDirectory, registry: () => registry, consent: { consentFor, checkGrant, surfaceOf }, config: {}, clock: Date.now, engineVersion: '0.1.0',
    licensing: { tierOf: () => 'enterprise', status: tenant => ({ tenant, tier: 'enterprise', state: 'none', reason: 'test' }) }, ...options,
  })
  const runtime = createRuntime({ plugins: lifecycle, cells, entitlements: { decide, tierOf: () => 'enterprise' }, gate, holds, observe: lifecycle.observe })
  return {
    store, lifecycle, runtime, gate,
    async close() {
      await lifecycle.close()
      await cells.close()
      await store.close()
    },
  }
}

const ADMIN = { tenant: 'default', by: 'token:admin' }

/** One verb on acme.mail, as an admin does it: an install of the newest version, or of the one that is named. */
export async function doVerb(lifecycle: Lifecycle, verb: string, spec = 'acme.mail'): Promise<void> {
  if (verb === 'install') {
    const plan = await lifecycle.plan([spec], ADMIN)
    await lifecycle.install(plan, plan.needsConsent, ADMIN)
  } else if (verb === 'rollback') await lifecycle.rollback(spec, (await lifecycle.planRollback(spec)).id, ADMIN)
  else await lifecycle.remove(spec, ADMIN, { purge: true })
}
