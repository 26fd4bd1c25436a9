import ivm from 'isolated-vm'
import type { IsolateFailure, LoadHead } from '../protocol.ts'
import { NotOneFile, type PluginCompiler } from './compile-plugin.ts'
import { beginEntry } from './helper-operations.ts'
import type { IsolatePool } from './isolate-pool.ts'
import type { GuestRuntime, PreparedIsolate } from './prepared-isolate.ts'

/** The isolate failed and is gone. */
export class IsolateGone {
  readonly failure: IsolateFailure
  constructor(failure: IsolateFailure) { this.failure = failure }
}

/** What one entry gave: what the guest said, and when it wants to be entered for its timers (ms, -1: not). */
export interface Entered {
  readonly batch: string
  readonly bytes: Uint8Array | undefined
  readonly wakeIn: number
}

/** What a cell makes isolates with. */
export interface IsolateParts {
  readonly pool: IsolatePool
  readonly compiler: PluginCompiler
}

/** isolated-vm's timer may fire this much early by our clock. */
export const TIMER_SLACK_MS = 5
/** What acts for the call that is worked on, since it is handed none. Whoever hides the name from this misattributes its own calls only. */
const AMBIENT = /\b(?:fetch|console|set(?:Timeout|Interval)|AbortSignal|Message(?:Channel|Port)|queueMicrotask|reportError)\b/
/** Of what was thrown, characters: a plugin's log takes no more. */
const MAX_WORDS = 4000
export const OUT_OF_TIME = 'Script execution timed out.'

/** One plugin version in one isolate. Every entry is synchronous and under a time limit. */
export class IsolateSlot {
  readonly #isolate: ivm.Isolate
  readonly #runtime: GuestRuntime

  /** @throws IsolateGone with reason `load` where the plugin's code does not compile, or throws at its top level */
  constructor(head: LoadHead, code: string, { pool, compiler }: IsolateParts, limitMs: number) {
    beginEntry(limitMs)
    const prepared = taken(pool, head.memoryMb)
    this.#isolate = prepared.isolate
    this.#runtime = prepared.runtime
    const start = performance.now()
    try {
      const definition = compiler.run(prepared, code, { name: head.name, digest: head.digest, timeout: limitMs })
      prepared.runtime.register.applySync(undefined, [definition.derefInto(), head.surface, AMBIENT.test(code)], { timeout: limitMs })
    } catch (error) {
      throw this.#gone(error, 'load', limitMs, start)
    }
  }

  /**
   * Hands a batch in and takes what the guest says after its microtasks have run.
   *
   * @throws IsolateGone after a time or memory limit: what state the isolate is in is not known then, so it is ended
   */
  enter(batch: string, bytes: Uint8Array<ArrayBuffer> | undefined, limitMs: number): Entered {
    const start = performance.now()
    beginEntry(limitMs)
    try {
      const messages: [string, ivm.Transferable?] = bytes === undefined ? [batch] : [batch, handedOver(bytes)]
      const late = isLate(start, limitMs)
      let step = this.#step(late, () => this.#runtime.deliver.applySync(undefined, messages, { timeout: onGrid(limitMs) }))
      while (step.said === true) {
        const { rejected } = step
        step = this.#step(late, () => this.#runtime.next.applySync(undefined, rejected === undefined ? [] : [rejected], { timeout: onGrid(timeLeft(start, limitMs)) }))
      }
      if (typeof step.said === 'string') return { wakeIn: -1, batch: step.said, bytes: undefined }
      // Nothing of a plugin's runs in it: see there.
      const said = this.#runtime.flush.applySync(undefined, [])
      const end = said.indexOf('\n')
      const [wakeIn, length] = said.slice(0, end).split(' ').map(Number)
      return { wakeIn: wakeIn ?? -1, batch: said.slice(end + 1), bytes: length === 0 ? undefined : this.#takeBytes() }
    } catch (error) {
      throw this.#gone(error, 'protocol', limitMs, start)
    }
  }

  /**
   * isolated-vm throws a rejection that nobody handled out of the entry in which it came about. That is the plugin's own mistake, and no
   * reason to lose what it has answered: it is handed back, to be a line of its log.
   */
  #step(late: (error: Error) => boolean, run: () => boolean | string): { readonly said: boolean | string; readonly rejected?: string } {
    try {
      return { said: run() }
    } catch (error) {
      if (this.#isolate.isDisposed || error instanceof IsolateGone || (error instanceof Error && late(error))) throw error
      return { said: true, rejected: rejection(error) }
    }
  }

  dispose(): void {
    if (!this.#isolate.isDisposed) this.#isolate.dispose()
  }

  #takeBytes(): Uint8Array {
    // Copied on its way out, and not once more on its way in.
    const copied: unknown = this.#runtime.takeBytes.applySync(undefined, [], { result: { externalCopy: true } })
    const buffer: unknown = copied instanceof ivm.ExternalCopy ? copied.copy({ release: true, transferIn: true }) : undefined
    if (buffer instanceof ArrayBuffer) return new Uint8Array(buffer)
    throw new IsolateGone({ reason: 'protocol', problem: 'its bodies are no bytes' })
  }

  /** Ends the isolate, and says why. The guest's own words decide nothing: it may throw an error that reads like isolated-vm's. */
  #gone(error: unknown, otherwise: 'load' | 'protocol', limitMs: number, start: number): IsolateGone {
    // isolated-vm disposes of an isolate itself only where its heap is full.
    const full = this.#isolate.isDisposed
    this.dispose()
    if (error instanceof IsolateGone) return error
    const problem = error instanceof Error ? error.message.slice(0, 500) : 'an unknown error'
    if (error instanceof NotOneFile) return new IsolateGone({ reason: 'load', problem })
    if (full) return new IsolateGone({ reason: 'memory', problem: 'the heap is full' })
    if (error instanceof Error && isLate(start, limitMs)(error)) return new IsolateGone({ reason: 'time', problem })
    return new IsolateGone({ reason: otherwise, problem: otherwise === 'load' && error instanceof Error ? placed(error, problem) : problem })
  }
}

/** For a plugin's log. isolated-vm hands on errors as errors, and primitives as they are. */
export function rejection(error: unknown): string {
  return (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).slice(0, MAX_WORDS)
}

/** What a module threw, and where in it. Below its boundary isolated-vm puts the frames of this process: paths of the host, which stay here. */
export function placed({ stack = '' }: Error, problem: string): string {
  const end = stack.indexOf('\n    at (<isolated-vm boundary>)')
  return end <= 0 ? problem : stack.slice(0, Math.min(end, 2000))
}

/** Where the process has no room for another isolate, that is not what the plugin did. */
function taken(pool: IsolatePool, memoryMb: number): PreparedIsolate {
  try {
    return pool.take(memoryMb)
  } catch {
    throw new IsolateGone({ reason: 'load', problem: 'no isolate could be made for it' })
  }
}

/** By the clock as well as by the words: anybody may throw an error that reads like isolated-vm's. */
function isLate(start: number, limitMs: number): (error: Error) => boolean {
  return ({ message }) => message === OUT_OF_TIME && performance.now() - start >= limitMs - TIMER_SLACK_MS
}

/** Ends of time limits fall on multiples of this, ms. */
const GRID_MS = 16
let lastEnd = 0

/**
 * A limit, and as much more as lets it end together with others: a thread of isolated-vm wakes up at the end of each, long after the entry
 * was over, and takes the processor from whoever needs it. The first of those that end together ends first: for one that ends before all
 * others it would start another thread.
 */
function onGrid(limitMs: number): number {
  const now = performance.now()
  const end = Math.ceil((now + limitMs) / GRID_MS) * GRID_MS
  const isFirst = end !== lastEnd
  lastEnd = end
  return Math.ceil(end - now) + (isFirst ? 0 : 1)
}

/**
 * Of an entry in several steps.
 *
 * @throws IsolateGone where none is left: a guest that always has more to do may end each step just in time
 */
function timeLeft(start: number, limitMs: number): number {
  const left = limitMs - (performance.now() - start)
  if (left <= 0) throw new IsolateGone({ reason: 'time', problem: OUT_OF_TIME })
  return Math.ceil(left)
}

/** Bytes that leave this process's heap for the isolate's. */
export function handedOver({ buffer, byteLength }: Uint8Array<ArrayBuffer>): ivm.Transferable {
  return new ivm.ExternalCopy(buffer.byteLength === byteLength ? buffer : buffer.slice(0, byteLength), { transferOut: true }).copyInto({ release: true, transferIn: true })
}
