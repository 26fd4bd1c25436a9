import { HardpointError } from '@hardpoint/schemas/errors'
import type { Beside } from '../cells/cells.ts'
import { isFault, isRegression } from './_call-rates.ts'
import type { Context } from './_context.ts'
import type { Watch } from './_records.ts'
import { probe, problemIn } from './_probe.ts'
import type { LoadedPlugin } from './_state.ts'
import { rollback } from './rollback.ts'

/** How often a watched version is asked for its health. */
const PROBE_EVERY_MS = 60_000

/** One that fails is asked again at the next look: what failed may have been around it. */
const PROBES = 2

/** The host itself, in histories and grants. */
const BY = 'kernel'

/**
 * Looks after versions that came into force a short while ago, and goes back where one does worse than the one before.
 *
 * What is watched stands in the store, so it is watched on after a restart; how its calls went until then is forgotten. A version that
 * was gone back to is not watched: the host never goes back and forth by itself.
 */
export class Watches {
  readonly #context: Context
  readonly #oneByOne: <T>(work: () => Promise<T>) => Promise<T>
  readonly #probes = new Map<string, { readonly digest: string; readonly at: number; readonly failed: number }>()
  #looking: Promise<void> | undefined

  /** @param oneByOne the queue of the verbs */
  constructor(context: Context, oneByOne: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#context = context
    this.#oneByOne = oneByOne
  }

  /** One look at all of them; never rejects, and never runs twice at once. */
  look(): Promise<void> {
    this.#looking ??= this.#lookAtAll().finally(() => { this.#looking = undefined })
    return this.#looking
  }

  /** Once no look is under way. */
  async idle(): Promise<void> {
    await this.#looking
  }

  async #lookAtAll(): Promise<void> {
    for (const { installed: { id, digest }, history: { watch } } of [...this.#context.state.plugins.values()]) {
      if (watch !== undefined) await this.#lookAt(id, digest, watch).catch((error: unknown) => this.#failed(id, digest, error))
    }
  }

  async #lookAt(id: string, digest: string, watch: Watch): Promise<void> {
    const { state, clock } = this.#context
    const loaded = state.plugins.get(id)
    if (loaded?.active === undefined || !loaded.installed.enabled) return
    const reason = await this.#whatIsWrong(loaded, watch)
    if (reason !== undefined) return this.#oneByOne(() => this.#goBack(id, digest, reason))
    if (clock() >= Date.parse(watch.until)) await this.#oneByOne(() => this.#end(id, digest))
  }

  async #whatIsWrong(loaded: LoadedPlugin, { failedBefore }: Watch): Promise<string | undefined> {
    const { cells, rates } = this.#context
    const { id, digest } = loaded.installed
    const { held } = cells.states().find(({ plugin }) => plugin === id) ?? {}
    if (held !== undefined && held.until === undefined) return `it was put into quarantine: ${held.reason}`
    const rate = rates.of(id, digest)
    if (isRegression(rate, failedBefore)) return `${percent(rate.failed / rate.calls)} of ${Math.round(rate.calls)} calls failed, where ${percent(failedBefore)} were expected`
    return this.#probeDue(loaded)
  }

  async #probeDue({ active, manifest, grant, installed: { id, digest } }: LoadedPlugin): Promise<string | undefined> {
    if (active === undefined || manifest.contributes?.health !== true) return undefined
    const now = this.#context.clock()
    const last = this.#probes.get(id)
    const failed = last?.digest === digest ? last.failed : 0
    // The first was before it came into force.
    if (last?.digest !== digest) this.#probes.set(id, { digest, at: now, failed })
    else if (failed > 0 || now - last.at >= PROBE_EVERY_MS) {
      const serving: Pick<Beside, 'call'> = { call: (call, options) => this.#context.cells.call(active.code, call, options) }
      const problem = await this.#problemOf(() => probe(this.#context, serving, { manifest, grant, namespace: active.namespace ?? id }))
      this.#probes.set(id, { digest, at: now, failed: problem === undefined ? 0 : failed + 1 })
      if (problem !== undefined && failed + 1 >= PROBES) return `its health check failed: ${problem}`
    }
    return undefined
  }

  async #problemOf(ask: () => Promise<void>): Promise<string | undefined> {
    try {
      await ask()
    } catch (error) {
      // A machine without time, or a host that stops, says nothing of the plugin.
      if (isFault(error)) return problemIn(error)
    }
    return undefined
  }

  async #goBack(id: string, digest: string, reason: string): Promise<void> {
    const { state, log, clock } = this.#context
    const from = state.plugins.get(id)?.installed
    // What an admin did meanwhile stands.
    if (from?.digest !== digest) return
    const returned = await rollback(this.#context, id, { by: BY }, { reason })
    for (const { id: plugin, version } of returned) {
      log({
        at: new Date(clock()).toISOString(), level: 'warn', plugin,
        message: plugin === id ? `Went back from ${from.version} to ${version}: ${reason}` : `Went back to ${version} together with ${id}`, fields: { reason },
      })
    }
  }

  /** It is as good as the one before. */
  async #end(id: string, digest: string): Promise<void> {
    const { state, changed } = this.#context
    const loaded = state.plugins.get(id)
    if (loaded?.installed.digest !== digest) return
    const { watch, ...rest } = loaded.history
    if (watch === undefined) return
    this.#probes.delete(id)
    await state.commit({ puts: [state.records.histories.put(id, rest)] })
    await changed()
  }

  /** It cannot go back: its settings or another plugin do not allow it, or the disk does not. It is told, and not tried for ever. */
  async #failed(id: string, digest: string, error: unknown): Promise<void> {
    const { log, clock } = this.#context
    const { code, message, fix } = HardpointError.is(error) ? error : { code: 'HP_ERR_INTERNAL', message: String(error), fix: '' }
    log({ at: new Date(clock()).toISOString(), level: 'error', plugin: id, message: `Going back to the version before failed: ${message}`, fields: { code, fix } })
    await this.#oneByOne(() => this.#end(id, digest)).catch(() => undefined)
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
}
