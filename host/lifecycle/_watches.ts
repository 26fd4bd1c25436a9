import { HardpointError } from '@hardpoint/schemas/errors'
import type { Beside } from '../cells/cells.ts'
import { isFault, isRegression, type CallRate } from './_call-rates.ts'
import type { Context } from './_context.ts'
import { KnownFixes } from './_known-fixes.ts'
import { probe, problemIn } from './_probe.ts'
import type { LoadedPlugin } from './_state.ts'
import { dropAbandoned } from './drop-abandoned.ts'
import { rollback } from './rollback.ts'
import { returnsOf } from './_returns.ts'

/** How often a watched version is asked for its health. */
const PROBE_EVERY_MS = 60_000

/** One that fails is asked again at the next look: what failed may have been around it. */
const PROBES = 2

/** The host itself, in histories and grants. */
const BY = 'kernel'

/** Why a version should not stay. */
interface Wrong {
  readonly reason: string
  /** By how its calls end alone, which its callers have a part in. */
  readonly byRate: boolean
}

interface Asked {
  readonly digest: string
  readonly at: number
  /** In a row. */
  readonly failed: number
  readonly problem?: string
}

/**
 * Looks after versions that came into force a short while ago, and goes back where one does worse than the one before.
 *
 * What is watched stands in the store, so it is watched on after a restart; how its calls went until then is forgotten. A version that
 * was gone back to is not watched: the host never goes back and forth by itself.
 */
export class Watches {
  readonly #context: Context
  readonly #oneByOne: <T>(work: () => Promise<T>) => Promise<T>
  readonly #fixes: KnownFixes
  readonly #closing = new AbortController()
  readonly #probes = new Map<string, Asked>()
  /** What was told of a build, by plugin: once is enough. */
  readonly #told = new Map<string, string>()
  readonly #undropped = new Set<string>()
  /** Of which going back was tried, and not told again, by plugin. */
  readonly #failing = new Map<string, string>()
  #looking: Promise<void> | undefined
  /** What is being made of what was seen, by plugin. */
  readonly #judging = new Map<string, Promise<void>>()

  /** @param oneByOne the queue of the verbs */
  constructor(context: Context, oneByOne: <T>(work: () => Promise<T>) => Promise<T>) {
    this.#context = context
    this.#oneByOne = oneByOne
    this.#fixes = new KnownFixes(context, this.#closing.signal)
  }

  /** One look at all of them; never rejects, and never runs twice at once. */
  async look(): Promise<void> {
    this.#looking ??= this.#lookAtAll().finally(() => { this.#looking = undefined })
    await this.idle()
  }

  /** A registry that a look waits for is not waited for any longer, and nothing is decided for want of its answer: the next start looks again. */
  close(): Promise<void> {
    this.#closing.abort()
    return this.idle()
  }

  /** Once no look is under way. */
  async idle(): Promise<void> {
    await this.#looking
    await Promise.all(this.#judging.values())
  }

  async #lookAtAll(): Promise<void> {
    const { state, clock } = this.#context
    for (const { installed: { id, digest }, history: { watch, abandoned = [] } } of [...state.plugins.values()]) {
      const isOld = abandoned.some(({ deleteAt }) => Date.parse(deleteAt) <= clock())
      if (watch === undefined && !isOld) continue
      await this.#askForHealth(id, digest)
      // Beside the look: it may wait for the registry, or for a verb that takes minutes, and others are to be looked at meanwhile.
      if (!this.#judging.has(id)) this.#judging.set(id, this.#judge(id, digest, isOld).finally(() => this.#judging.delete(id)))
    }
  }

  /** Never rejects. */
  async #judge(id: string, digest: string, isOld: boolean): Promise<void> {
    await this.#actOn(id, digest).catch((error: unknown) => this.#failed(id, digest, error))
    if (isOld) await this.#dropOld(id)
  }

  /** As it is now, where it is still to be looked after. What an admin did meanwhile stands. */
  #watched(id: string, digest: string): LoadedPlugin | undefined {
    const loaded = this.#context.state.plugins.get(id)
    return loaded?.active?.enabled === true && loaded.installed.digest === digest && loaded.history.watch !== undefined ? loaded : undefined
  }

  async #actOn(id: string, digest: string): Promise<void> {
    const loaded = this.#watched(id, digest)
    // What does not run does no harm, and must not be watched for ever: others wait for the end of it.
    if (loaded === undefined) return this.#isOver(id) ? this.#oneByOne(() => this.#end(id, digest)) : undefined
    const wrong = this.#whatIsWrong(loaded)
    const fix = wrong?.byRate === true ? await this.#fixes.of(id) : undefined
    if (this.#closing.signal.aborted) return
    if (wrong !== undefined && fix === undefined) return this.#oneByOne(() => this.#goBack(id, digest, wrong))
    if (fix !== undefined) this.#alert(loaded, `${wrong?.reason ?? ''}. The host does not go back for that, because ${fix}`)
    else this.#tellOfCallers(loaded)
    if (this.#isOver(id)) await this.#oneByOne(() => this.#end(id, digest))
  }

  #isOver(id: string): boolean {
    const { state, clock } = this.#context
    const until = state.plugins.get(id)?.history.watch?.until
    return until !== undefined && clock() >= Date.parse(until)
  }

  /** By what is known now, without asking anybody. */
  #whatIsWrong({ installed: { id, digest }, history: { watch } }: LoadedPlugin): Wrong | undefined {
    const { cells, rates } = this.#context
    const { held } = cells.states().find(({ plugin }) => plugin === id) ?? {}
    if (held !== undefined && held.until === undefined) return { reason: `it was put into quarantine: ${held.reason}`, byRate: false }
    const asked = this.#probes.get(id)
    if (asked?.digest === digest && asked.failed >= PROBES) return { reason: `its health check failed: ${asked.problem ?? ''}`, byRate: false }
    const rate = rates.of(id, digest)
    return watch !== undefined && isRegression(rate, watch.failedBefore) ? { reason: inWords(rate, watch.failedBefore), byRate: true } : undefined
  }

  /** Many calls fail, but of too few callers to act upon, which anybody could bring about. */
  #tellOfCallers(loaded: LoadedPlugin): void {
    const { installed: { id, digest }, history: { watch } } = loaded
    const rate = this.#context.rates.ofAll(id, digest)
    if (watch === undefined || !isRegression(rate, watch.failedBefore)) return
    this.#alert(loaded, `${inWords(rate, watch.failedBefore)}. The host does not go back for that: it counts no caller for more than ten calls, and none without a name`)
  }

  #alert({ installed: { id, version, digest } }: LoadedPlugin, what: string): void {
    if (this.#told.get(id) === digest) return
    this.#told.set(id, digest)
    const { log, clock } = this.#context
    log({ at: new Date(clock()).toISOString(), level: 'warn', plugin: id, message: `${id} ${version}: ${what}. To do it: hardpoint rollback ${id}` })
  }

  async #askForHealth(id: string, digest: string): Promise<void> {
    const { active, manifest, grant } = this.#watched(id, digest) ?? {}
    if (active === undefined || grant === undefined || manifest?.contributes?.health !== true) return
    const now = this.#context.clock()
    const last = this.#probes.get(id)
    // The first was before it came into force.
    if (last?.digest !== digest) this.#probes.set(id, { digest, at: now, failed: 0 })
    else if (last.failed > 0 || now - last.at >= PROBE_EVERY_MS) {
      const serving: Pick<Beside, 'call'> = { call: (call, options) => this.#context.cells.call(active.code, call, options) }
      const problem = await this.#problemOf(() => probe(this.#context, serving, { manifest, grant, namespace: active.namespace ?? id }))
      this.#probes.set(id, { digest, at: now, ...problem === undefined ? { failed: 0 } : { failed: last.failed + 1, problem } })
    }
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

  async #goBack(id: string, digest: string, { byRate }: Wrong): Promise<void> {
    const { state } = this.#context
    const loaded = this.#watched(id, digest)
    // Again, in the verbs' own turn: a quarantine may have been lifted, and what is worse by now may not be what may be gone back for.
    const wrong = loaded === undefined ? undefined : this.#whatIsWrong(loaded)
    if (loaded === undefined || wrong === undefined || (wrong.byRate && !byRate)) return
    const before = new Map([...state.plugins].map(([plugin, { installed }]) => [plugin, installed.digest]))
    const passed = (await returnsOf(this.#context, id, { automatic: true })).flatMap(each => each.passed)
    try {
      await rollback(this.#context, id, { by: BY }, { reason: wrong.reason })
    } catch (error) {
      if (state.plugins.get(id)?.installed.digest === digest) throw error
      // It is in force: what went wrong is the tidying after it.
      this.#report('error', id, `What going back left could not be deleted, and is at the next start: ${String(error)}`)
    }
    const returned = [...state.plugins.values()].filter(({ installed }) => before.get(installed.id) !== installed.digest)
    for (const { installed: { id: plugin, version } } of returned) {
      const message = plugin === id ? `Went back from ${loaded.installed.version} to ${version}: ${wrong.reason}` : `Went back to ${version} together with ${id}`
      this.#report('warn', plugin, message, { reason: wrong.reason })
    }
    for (const { version: { installed }, refusal: { code, message, fix } } of passed) {
      this.#report('warn', installed.id, `Passed over ${installed.version}: ${message}`, { code, fix })
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
    this.#told.delete(id)
    this.#failing.delete(id)
    // No version changes by it: a plan that somebody reads holds.
    await state.commitBeside({ puts: [state.records.histories.put(id, rest)] })
    await changed()
  }

  async #dropOld(id: string): Promise<void> {
    const isOld = ({ deleteAt }: { readonly deleteAt: string }): boolean => Date.parse(deleteAt) <= this.#context.clock()
    await this.#oneByOne(() => dropAbandoned(this.#context, id, { by: BY }, { goes: isOld })).then(versions => {
      this.#undropped.delete(id)
      if (versions.length > 0) this.#report('warn', id, `Deleted what ${versions.join(', ')} had stored, which nobody took back in time`)
    }, (error: unknown) => {
      // It is tried again at the next look: a full disk must not fill the log.
      if (this.#undropped.has(id)) return
      this.#undropped.add(id)
      this.#report('error', id, `What the host went back from is past its time, and could not be deleted: ${String(error)}`)
    })
  }

  /** Its settings or another plugin do not allow it: it is told, and not tried for ever. A disk that is full is tried again for as long as it is watched. */
  async #failed(id: string, digest: string, error: unknown): Promise<void> {
    const { code, message, fix } = HardpointError.is(error) ? error : { code: 'HP_ERR_INTERNAL', message: String(error), fix: '' }
    if (this.#failing.get(id) !== digest) this.#report('error', id, `Going back to the version before failed: ${message} (By hand: hardpoint rollback ${id} --dry-run)`, { code, fix })
    const until = this.#watched(id, digest)?.history.watch?.until
    if ((code === 'HP_ERR_INTERNAL' || code.startsWith('HP_ERR_DATA_')) && until !== undefined && this.#context.clock() < Date.parse(until)) {
      this.#failing.set(id, digest)
      return
    }
    await this.#oneByOne(() => this.#end(id, digest)).catch(() => undefined)
  }

  #report(level: 'warn' | 'error', plugin: string, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const { log, clock } = this.#context
    log({ at: new Date(clock()).toISOString(), level, plugin, message, fields })
  }
}

function inWords({ calls, failed }: CallRate, expected: number): string {
  return `${percent(failed / calls)} of ${Math.round(calls)} calls failed, where ${percent(expected)} were expected`
}

function percent(share: number): string {
  return `${(share * 100).toFixed(share < 0.1 ? 1 : 0)} %`
}
