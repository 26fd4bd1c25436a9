import { isDeepStrictEqual } from 'node:util'
import type { Advisory } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Context } from './_context.ts'

/**
 * Changes what is known of advisories, and puts it in force: a plugin that must not run any more gets no call from then on, and its isolate ends.
 *
 * What is known is one record, so a kill leaves the old or the new list; either is in force from the next start on, before anything runs.
 */
export async function followAdvisories({ state, cells, changed }: Pick<Context, 'state' | 'cells' | 'changed'>, change: () => Promise<unknown>): Promise<void> {
  const running = new Set(state.active.map(({ code }) => code.id))
  await change()
  await changed()
  const stopped = [...state.plugins.values()].filter(({ installed, refusal }) => refusal !== undefined && running.has(installed.id))
  await Promise.all(stopped.map(({ installed }) => cells.stop(installed.id)))
}

/** Asks the registry what it warns of, by the clock. Whatever goes wrong, the last list that was heard of holds. */
export class AdvisoryPoll {
  readonly #context: Context
  readonly #oneByOne: <T>(work: () => Promise<T>) => Promise<T>
  #asking: Promise<HardpointError | undefined> | undefined
  /** What is in force in memory could not be written down. */
  #isAhead = false
  #failing = false
  #closed = false

  /** @param oneByOne the queue of the verbs */
  constructor(context: Context, oneByOne: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#context = context
    this.#oneByOne = oneByOne
  }

  /** Never rejects, and never runs twice at once. @returns why the registry could not be heard */
  ask(): Promise<HardpointError | undefined> {
    this.#asking ??= this.#ask().then(
      () => { this.#failing = false; return undefined },
      (error: unknown) => this.#failed(error),
    ).finally(() => { this.#asking = undefined })
    return this.#asking
  }

  /** A registry that is waited for is not waited for any longer: what it says is not written any more. */
  close(): void {
    this.#closed = true
  }

  async #ask(): Promise<void> {
    const registry = this.#context.registry()
    if (registry === undefined) return
    // What it was heard to say for another question, seconds ago, is no answer to this one.
    await registry.refresh()
    const list = await registry.advisories()
    if (this.#closed) return
    // Not in the turn of the verbs: one of them may migrate another plugin's data for minutes.
    const stopped = this.#stopNow(list)
    stopped.catch(() => undefined)
    await this.#oneByOne(() => this.#keep(list, registry.location))
    await stopped
  }

  async #stopNow(list: readonly Advisory[]): Promise<void> {
    const { state, cells } = this.#context
    await Promise.all(state.hear(list).map(id => cells.stop(id)))
  }

  async #keep(list: readonly Advisory[], registry: string): Promise<void> {
    if (this.#closed) return
    const { state, clock } = this.#context
    const { advisories } = state.records
    const at = new Date(clock()).toISOString()
    const keep = () => advisories.set([], { registry, at, list })
    const isWritten = !this.#isAhead && isDeepStrictEqual((await advisories.get([]))?.value.list ?? [], list)
    this.#isAhead = true
    if (isWritten) await keep()
    else await followAdvisories(this.#context, keep)
    this.#isAhead = false
  }

  /** Told once: a registry that is away for a night must not fill the log. */
  #failed(error: unknown): HardpointError {
    const { log, clock } = this.#context
    const known = HardpointError.is(error) ? error : new HardpointError('HP_ERR_INTERNAL', { reference: 'advisories' }, { cause: error })
    if (!this.#failing && !this.#closed) {
      log({
        at: new Date(clock()).toISOString(), level: 'warn', fields: { code: known.code, fix: known.fix },
        message: `The registry could not be asked for advisories; those that are known hold: ${known.message}`,
      })
    }
    this.#failing = true
    return known
  }
}
