import type ivm from 'isolated-vm'
import { setTimeout as delay } from 'node:timers/promises'
import { profileSince, type CpuProfile } from './inspect-profile.ts'
import type { PreparedIsolate } from './prepared-isolate.ts'

/** Of the messages that it sends itself: a debugger counts its own from 1. */
const OWN_ID = 2_000_000_000
const INTERVAL_ID = OWN_ID + 100
/** Each sample adds up to 255 nodes, where no stack is twice the same: at V8's own interval of a millisecond, 10 MB for each second of work. */
const INTERVAL_MICROSECONDS = 10_000
/** Of work: a profile is begun anew between entries then, for it grows with each sample. */
const MAX_WORKED_MS = 5000
/** Between entries: shorter ones are no rest. */
const LEAST_REST_MS = 2
const MAX_RESTS = 10_000
/** Characters: what is larger is of use to nobody, and no cell is to end of telling it. */
const MAX_PROFILE = 8 * 1024 * 1024
const ANSWER_MS = 1000
const FINISHED = '{"method":"Profiler.consoleProfileFinished"'

/**
 * Profiles an isolate that is entered on this thread, all the time.
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
  /** Of profiles that were ended and are not told yet, oldest first: one that is begun anew is of use to nobody. */
  #ended: ((profile: CpuProfile) => void)[] = []
  #since: number | undefined
  #worked = 0
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
    this.#ended = []
    this.#dispatch(JSON.stringify({ id: INTERVAL_ID, method: 'Profiler.setSamplingInterval', params: { interval: INTERVAL_MICROSECONDS } }))
    this.#dispatch(JSON.stringify({ id: OWN_ID, method: 'Profiler.enable' }))
  }

  /** Hears what a session says. True where it was said to this. */
  hears(message: string, id?: number): boolean {
    if (id === OWN_ID) {
      this.#isEnabled = true
      this.#enabled.resolve()
      return true
    }
    if (id === INTERVAL_ID) return true
    const told = message.startsWith(FINISHED) ? this.#ended.shift() : undefined
    if (told === undefined) return false
    if (told !== nobody) told((JSON.parse(message) as { readonly params: { readonly profile: CpuProfile } }).params.profile)
    return true
  }

  /** An entry begins, on this thread. */
  enters(): void {
    const now = performance.now()
    if (this.#since !== undefined && (this.#worked > MAX_WORKED_MS || this.#rests.length >= MAX_RESTS)) this.#stop(nobody)
    if (this.#since === undefined && this.#isEnabled) {
      this.#begin.applySync(undefined, [])
      this.#since = now
      this.#worked = 0
      this.#rests = []
    } else if (now - this.#left > LEAST_REST_MS) {
      this.#rests.push(this.#left)
    }
    this.#entered = performance.now()
  }

  leaves(): void {
    this.#left = performance.now()
    this.#worked += this.#left - this.#entered
  }

  /** JSON of a .cpuprofile of the last entry, or of as many of the last milliseconds; nothing where there is none, or too much. */
  async take(lastMs?: number): Promise<string> {
    if (this.#since === undefined || this.#prepared.isolate.isDisposed) return ''
    const since = lastMs === undefined ? this.#entered : performance.now() - lastMs
    const { promise, resolve } = Promise.withResolvers<CpuProfile | undefined>()
    this.#stop(resolve)
    const profile = await Promise.race([promise, delay(ANSWER_MS, undefined, { ref: false })])
    if (profile === undefined) return ''
    // V8's clock is this one, from another zero.
    const zero = Number(process.hrtime.bigint() / 1000n) - performance.now() * 1000
    const onItsClock = (ms: number): number => Math.round(zero + ms * 1000)
    const json = JSON.stringify(profileSince(profile, onItsClock(since), [...this.#rests, this.#left].map(onItsClock)))
    return json.length > MAX_PROFILE ? '' : json
  }

  #stop(told: (profile: CpuProfile) => void): void {
    this.#since = undefined
    this.#ended.push(told)
    this.#end.applySync(undefined, [])
  }
}

function nobody(): void {
  // What is told to it is not even read.
}
