import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RegistryClient } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import { checkGrant, consentFor, surfaceOf } from '../../../host/capabilities/consent.ts'
import type { Cells } from '../../../host/cells/cells.ts'
import { createLifecycle } from '../../../host/lifecycle/create-lifecycle.ts'
import type { Lifecycle } from '../../../host/lifecycle/lifecycle.ts'
import { openLevelStore } from '../../../host/storage/level-store.ts'
import type { Store } from '../../../host/storage/store.ts'

const ADMIN = { tenant: 'default', by: 'token:admin' }

interface VictimOptions {
  readonly data: string
  readonly registry: RegistryClient
  readonly clock: () => number
}

/** A host's lifecycle over a real store, with a plugin installed: what an attack must not reach. */
export class VictimHost {
  readonly #options: VictimOptions
  readonly #store: Store
  readonly #lifecycle: Lifecycle
  #before: readonly string[] = []

  private constructor(options: VictimOptions, store: Store, lifecycle: Lifecycle) {
    this.#options = options
    this.#store = store
    this.#lifecycle = lifecycle
  }

  static async open(options: VictimOptions): Promise<VictimHost> {
    const { data, registry, clock } = options
    const store = await openLevelStore(join(data, 'store'))
    const lifecycle = await createLifecycle({
      store, registry: () => registry, cells: idleCells(), gate: { call: async () => ({ ok: true, result: 'null' }) },
      consent: { consentFor, checkGrant, surfaceOf }, config: {}, clock, engineVersion: '0.1.0', dataDirectory: data,
      licensing: { tierOf: () => 'enterprise', status: (tenant) => ({ tenant, tier: 'enterprise', state: 'none', reason: 'no license is set.' }) },
      report: () => undefined, onChange: async () => undefined,
    })
    const host = new VictimHost(options, store, lifecycle)
    await host.install('evil.games')
    host.#before = await host.#state()
    return host
  }

  async install(spec: string): Promise<unknown> {
    const plan = await this.#lifecycle.plan([spec], ADMIN)
    return this.#lifecycle.install(plan, {}, ADMIN)
  }

  /** Plans, lets something happen, and installs what was planned. */
  async installAfter(spec: string, meanwhile: () => void): Promise<unknown> {
    const plan = await this.#lifecycle.plan([spec], ADMIN)
    meanwhile()
    return this.#lifecycle.install(plan, {}, ADMIN)
  }

  async harm(): Promise<string[]> {
    const after = await this.#state()
    return JSON.stringify(after) === JSON.stringify(this.#before) ? [] : ['the live store or the packages of the host changed']
  }

  /** Every entry of the store, and every file beside it. */
  async #state(): Promise<string[]> {
    const entries: string[] = []
    for await (const { key, value } of this.#store.scan({ prefix: [] })) entries.push(JSON.stringify([key, value]))
    const files = (await readdir(this.#options.data, { recursive: true })).filter((name) => !name.startsWith('store')).toSorted()
    return [...entries, ...files]
  }

  async close(): Promise<void> {
    await this.#lifecycle.close()
    await this.#store.close()
  }
}

/** Nothing runs here. */
function idleCells(): Cells {
  const call: Cells['call'] = async (code) => { throw new HardpointError('HP_ERR_HANDLER_MISSING', { plugin: code.id, what: 'anything' }) }
  return {
    call, beside: (code) => ({ call: (given, options) => call(code, given, options), close: async () => undefined }),
    stop: async () => undefined, release: async () => undefined, states: () => [], close: async () => undefined,
  }
}
