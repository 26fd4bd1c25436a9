import ivm from 'isolated-vm'
import type { LoadHead } from '../protocol.ts'
import { beginEntry } from './helper-operations.ts'
import { InspectProfiler } from './inspect-profiler.ts'
import { handedOver, IsolateGone, OUT_OF_TIME, placed, rejection, TIMER_SLACK_MS, type Entered } from './isolate-slot.ts'
import type { PreparedIsolate } from './prepared-isolate.ts'

/** isolated-vm's own, beside the plugin's: in a console it would stand first. */
const UNUSED_CONTEXT = /^\{"method":"Runtime\.executionContextCreated","params":\{"context":\{"id":\d+,"origin":"","name":"default"/
/** What a debugger that goes away leaves behind is undone: what it paused goes on, and is not paused again by its breakpoints. */
const CLOSING = [
  { method: 'Debugger.setSkipAllPauses', params: { skip: true } }, { method: 'Debugger.resume' },
  { method: 'Debugger.disable' }, { method: 'Runtime.disable' }, { method: 'Profiler.disable' }, { method: 'HeapProfiler.disable' },
] as const
/** Messages from this id on are the cell's own, and a debugger is told no answer to them: it counts its own from 1. */
const OWN_IDS = 2_000_000_000
/** V8's answer to what is not JSON, or has no id: it has none either. */
const UNREAD = '{"error":'
/** While an answer is due; no method of V8's, so that nothing comes of it. */
const NUDGE_MS = 50
const NUDGE_ID = OWN_IDS + 1
const NUDGE = JSON.stringify({ id: NUDGE_ID, method: 'Debugger.nudge' })
const COPIED = { result: { copy: true } } as const

/** What IsolateSlot is, with CPU profiles of its entries, and to be debugged: then it is entered asynchronously, since what is paused blocks its thread. */
export class InspectSlot {
  readonly #head: LoadHead
  readonly #prepared: PreparedIsolate
  readonly #gone = Promise.withResolvers<void>()
  /**
   * One for the isolate's life, which ends with the process: isolated-vm does not survive to dispose of some thirty of them
   * (a segmentation fault), and not always of an isolate that has one.
   */
  readonly #session: ivm.InspectorSession
  readonly #profiler: InspectProfiler
  #isAttached = false
  #spent = 0
  #due = 0
  #nudging: NodeJS.Timeout | undefined

  /** @param tell a debugger, what the session says */
  constructor(head: LoadHead, prepared: PreparedIsolate, tell: (message: string) => void) {
    this.#head = head
    this.#prepared = prepared
    const says = (message: string, id?: number): void => {
      if (id === NUDGE_ID) return
      if ((id !== undefined || message.startsWith(UNREAD)) && --this.#due === 0) this.#rest()
      if (this.#profiler.hears(message, id) || (id ?? 0) >= OWN_IDS) return
      if (this.#isAttached && !UNUSED_CONTEXT.test(message)) tell(message)
    }
    this.#session = sessionIn(prepared, says)
    this.#profiler = new InspectProfiler(prepared, (message) => this.#dispatch(message))
  }

  /** CPU that the last entry took; none of one in which a debugger was there, for nobody knows how long its human thought. */
  get spentMicroseconds(): number { return this.#spent }

  /** Its code may run now: a debugger that waited for it has set its breakpoints. */
  go(): void { this.#gone.resolve() }

  attach(): void { this.#isAttached = true }

  detach(): void {
    if (!this.#isAttached) return
    this.#isAttached = false
    for (const [index, message] of CLOSING.entries()) this.#dispatch(JSON.stringify({ id: NUDGE_ID + 1 + index, ...message }))
    this.#profiler.enable()
  }

  /** A debugger's message. Taken also while the isolate is paused, or works. */
  dispatch(message: string): void { if (this.#isAttached && message !== '') this.#dispatch(message) }

  /** JSON of a .cpuprofile of the last entry, or of so many of the last milliseconds; nothing where there is none. Not while it is entered. */
  async takeProfile(lastMs?: number): Promise<string> { return this.#isAttached ? '' : this.#profiler.take(lastMs) }

  /** @throws IsolateGone */
  async load(code: string, limitMs: number): Promise<void> {
    await Promise.all([this.#gone.promise, this.#profiler.enabled])
    await this.#entry('load', limitMs, async ({ limit, isSync }) => {
      const { isolate, context, runtime } = this.#prepared
      const module = await isolate.compileModule(code, { filename: `plugin:${this.#head.name}/main.js` })
      await module.instantiate(context, (specifier) => { throw new IsolateGone({ reason: 'load', problem: `a package is one file: '${specifier.slice(0, 80)}' cannot be imported` }) })
      if (isSync) module.evaluateSync(limit)
      else await module.evaluate(limit)
      const definition = await module.namespace.get('default', { reference: true })
      if (isSync) runtime.register.applySync(undefined, [definition.derefInto(), this.#head.surface, true], limit)
      else await runtime.register.apply(undefined, [definition.derefInto(), this.#head.surface, true], limit)
    })
  }

  /** @throws IsolateGone */
  async enter(batch: string, bytes: Uint8Array<ArrayBuffer> | undefined, limitMs: number): Promise<Entered> {
    const { deliver, next, flush, takeBytes } = this.#prepared.runtime
    return this.#entry('protocol', limitMs, async ({ limit, isSync }) => {
      const messages: [string, ivm.Transferable?] = bytes === undefined ? [batch] : [batch, handedOver(bytes)]
      let step = await this.#step(limit, () => isSync ? deliver.applySync(undefined, messages, limit) : deliver.apply(undefined, messages, limit))
      while (step.more) {
        const rejected: [string?] = step.rejected === undefined ? [] : [step.rejected]
        step = await this.#step(limit, () => isSync ? next.applySync(undefined, rejected, limit) : next.apply(undefined, rejected, limit))
      }
      const said = isSync ? flush.applySync(undefined, []) : await flush.apply(undefined, [])
      const end = said.indexOf('\n')
      const [wakeIn, length] = said.slice(0, end).split(' ').map(Number)
      const entered = { wakeIn: wakeIn ?? -1, batch: said.slice(end + 1) }
      if (length === 0) return { ...entered, bytes: undefined }
      const taken: unknown = isSync ? takeBytes.applySync(undefined, [], COPIED) : await takeBytes.apply(undefined, [], COPIED)
      return { ...entered, bytes: taken instanceof ArrayBuffer ? new Uint8Array(taken) : undefined }
    })
  }

  /**
   * isolated-vm loses a message that comes at the moment in which the isolate pauses, or in which it has just looked for messages: the next one that
   * comes brings it along. So there is a next one, for as long as an answer is due.
   */
  #dispatch(message: string): void {
    if (this.#prepared.isolate.isDisposed) return
    this.#due++
    this.#session.dispatchProtocolMessage(message)
    this.#nudging ??= setInterval(() => {
      if (this.#prepared.isolate.isDisposed) this.#rest()
      else this.#session.dispatchProtocolMessage(NUDGE)
    }, NUDGE_MS)
  }

  #rest(): void {
    clearInterval(this.#nudging)
    this.#nudging = undefined
  }

  /**
   * As IsolateSlot has it: a rejection that nobody handled is handed back, for the plugin's log. No entry hands out what was said: its plugin is
   * registered as one that names what is ambient.
   */
  async #step(limit: Limit, run: () => unknown): Promise<{ readonly more: boolean; readonly rejected?: string }> {
    try {
      return { more: await run() === true }
    } catch (error) {
      if (this.#prepared.isolate.isDisposed || error instanceof IsolateGone || (error instanceof Error && limit.isOver(error))) throw error
      return { more: true, rejected: rejection(error) }
    }
  }

  /** While a debugger is there, nobody knows how long its human thinks: no limit then, and no profile, for DevTools takes its own. */
  async #entry<T>(otherwise: 'load' | 'protocol', limitMs: number, run: (way: Way) => Promise<T>): Promise<T> {
    const { isolate } = this.#prepared
    // Nor while one leaves: what it may still pause would block this thread, which alone can tell it to go on.
    const isSync = !this.#isAttached && this.#profiler.isEnabled
    if (isSync && !isolate.isDisposed) this.#profiler.enters()
    const limit = new Limit(this.#isAttached ? undefined : limitMs)
    beginEntry(limitMs)
    const before = process.threadCpuUsage()
    try {
      return await run({ limit, isSync })
    } catch (error) {
      if (error instanceof IsolateGone) throw error
      const problem = error instanceof Error ? error.message.slice(0, 500) : 'an unknown error'
      if (isolate.isDisposed) throw new IsolateGone({ reason: 'memory', problem: 'the heap is full' })
      if (error instanceof Error && limit.isOver(error)) throw new IsolateGone({ reason: 'time', problem })
      throw new IsolateGone({ reason: otherwise, problem: otherwise === 'load' && error instanceof Error ? placed(error, problem) : problem })
    } finally {
      const { user, system } = process.threadCpuUsage(before)
      this.#spent = isSync ? user + system : 0
      this.#profiler.leaves()
    }
  }
}

/** How an entry is made. */
interface Way {
  readonly limit: Limit
  /** On this thread. */
  readonly isSync: boolean
}

/**
 * In a callback from inside, on this thread: V8 ends the process where a session is made without the isolate's lock (`IsCreationThread`),
 * and isolated-vm takes it for entries alone.
 */
function sessionIn({ isolate, context }: PreparedIsolate, says: (message: string, id?: number) => void): ivm.InspectorSession {
  const made: ivm.InspectorSession[] = []
  context.evalClosureSync('$0()', [new ivm.Callback(() => { made.push(isolate.createInspectorSession()) })])
  const [session] = made
  if (session === undefined) throw new IsolateGone({ reason: 'load', problem: 'it cannot be inspected' })
  // isolated-vm calls these from its own event: what waits for a promise in them would not go on before something else happens in this process.
  session.onNotification = (message) => { setImmediate(says, message) }
  session.onResponse = (id, message) => { setImmediate(says, message, id) }
  return session
}

/** Of one entry in several steps, or none: what isolated-vm takes as options. */
class Limit {
  readonly #ends: number

  constructor(limitMs: number | undefined) { this.#ends = limitMs === undefined ? Infinity : performance.now() + limitMs }

  /** @throws IsolateGone where none is left: a guest that always has more to do may end each step just in time */
  get timeout(): number {
    if (this.#ends === Infinity) return 0
    const left = this.#ends - performance.now()
    if (left <= 0) throw new IsolateGone({ reason: 'time', problem: OUT_OF_TIME })
    return Math.ceil(left)
  }

  /** By the clock as well as by the words: anybody may throw an error that reads like isolated-vm's. */
  isOver({ message }: Error): boolean { return message === OUT_OF_TIME && performance.now() >= this.#ends - TIMER_SLACK_MS }
}
