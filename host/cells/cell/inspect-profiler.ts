import type ivm from 'isolated-vm'
import { setTimeout as delay } from 'node:timers/promises'
import { profileSince, type CpuProfile } from './inspect-profile.ts'
import type { PreparedIsolate } from './prepared-isolate.ts'

/** Of the messages that it sends itself: a debugger counts its own from 1. */
const OWN_ID = 2_000_000_000
/** A profile is begun anew once it is this old, for each millisecond of work adds to it. */
const OLDEST_MS = 60_000
/** Between entries: shorter ones are no rest. */
const LEAST_REST_MS = 2
const MAX_RESTS = 10_000
const ANSWER_MS = 1000
const FINISHED = '{"method":"Profiler.consoleProfileFinished"'

/**
 * Profiles an isolate that is entered on this thread, all the time: V8 takes a sample each millisecond, which costs an entry next to nothing.
 *
 * By console.profile(), inside the isolate. V8 samples the thread on which a profile is begun, and what a session is told to do isolated-vm does on
 * any of its threads; its own startCpuProfiler() makes one of V8's profilers for each entry and leaves it there, so that each entry takes longer.
 */
export class InspectProfiler {
  readonly #prepared: PreparedIsolate
  readonly #dispatch: (message: string) => void
  readonly #begin: ivm.Reference<() => void>
  readonly #end: ivm.Reference<() => void>
  readonly #enabled = Promise.withResolvers<void>()
  #isEnabled = false
  #finished: ((profile: CpuProfile) => void) | undefined
  #since: number | undefined
  #rests: number[] = []
  #entered = 0
  #left = 0

  constructor(prepared: PreparedIsolate, dispatch: (message: string) => void) {
    this.#prepared = prepared
    this.#dispatch = dispatch
    const closure = (method: string): ivm.Reference<() => void> => {
      const source = `const own = $0; return () => { own.${method}('entries') }`
      return prepared.context.evalClosureSync(source, [prepared.console?.derefInto()], { result: { reference: true }, filename: 'hardpoint:profile' })
    }
    this.#begin = closure('profile')
    this.#end = closure('profileEnd')
    this.enable()
  }

  /** It may begin, and what was asked of the session before is done. */
  get isEnabled(): boolean { return this.#isEnabled }
  get enabled(): Promise<void> { return this.#enabled.promise }

  /** Also after a debugger was there, which had the profiler for itself. */
  enable(): void {
    this.#isEnabled = false
    this.#since = undefined
    this.#dispatch(JSON.stringify({ id: OWN_ID, method: 'Profiler.enable' }))
  }

  /** Hears what a session says. True where it was said to this. */
  hears(message: string, id?: number): boolean {
    if (id === OWN_ID) {
      this.#isEnabled = true
      this.#enabled.resolve()
      return true
    }
    if (!message.startsWith(FINISHED) || this.#finished === undefined) return false
    const { params } = JSON.parse(message) as { readonly params: { readonly profile: CpuProfile } }
    this.#finished(params.profile)
    return true
  }

  /** An entry begins, on this thread. */
  enters(): void {
    const now = performance.now()
    if (this.#since !== undefined && now - this.#since > OLDEST_MS) this.#stop()
    if (this.#since === undefined && this.#isEnabled) {
      this.#begin.applySync(undefined, [])
      this.#since = now
      this.#rests = []
    } else if (now - this.#left > LEAST_REST_MS && this.#rests.length < MAX_RESTS) {
      this.#rests.push(this.#left)
    }
    this.#entered = performance.now()
  }

  leaves(): void { this.#left = performance.now() }

  /** JSON of a .cpuprofile of the last entry, or of as many of the last milliseconds; nothing where there is none. */
  async take(lastMs?: number): Promise<string> {
    if (this.#since === undefined || this.#prepared.isolate.isDisposed) return ''
    const since = lastMs === undefined ? this.#entered : performance.now() - lastMs
    const { promise, resolve } = Promise.withResolvers<CpuProfile | undefined>()
    this.#finished = resolve
    this.#stop()
    const profile = await Promise.race([promise, delay(ANSWER_MS, undefined, { ref: false })])
    this.#finished = undefined
    if (profile === undefined) return ''
    // V8's clock is this one, from another zero.
    const zero = Number(process.hrtime.bigint() / 1000n) - performance.now() * 1000
    const onItsClock = (ms: number): number => Math.round(zero + ms * 1000)
    return JSON.stringify(profileSince(profile, onItsClock(since), [...this.#rests, this.#left].map(onItsClock)))
  }

  #stop(): void {
    this.#since = undefined
    this.#end.applySync(undefined, [])
  }
}
