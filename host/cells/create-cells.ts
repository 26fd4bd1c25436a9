import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import type { Beside, CallOptions, Cells, GuestAnswer, GuestCall, PluginCode, PluginState } from './cells.ts'
import { CellProcess, type CellEnd, type CellInspection } from './cell-process.ts'
import { CellQueue } from './cell-queue.ts'
import { CrashHistory } from './crash-history.ts'
import { PendingCall } from './pending-call.ts'
import { PluginIsolate, type IsolateEnd } from './plugin-isolate.ts'
import { SpareCell } from './spare-cell.ts'

export interface CellsOptions {
  /** Resident memory at which a cell is killed, MB. */
  readonly maxMemoryMb: number
  /** An isolate without calls for this long sleeps, ms. */
  readonly idleMs: number
  readonly clock: () => number
  /** Without it, a restart forgets every crash. */
  readonly history?: CrashHistory
  /** Every start and end, with its reason, for the log. */
  readonly onTransition?: (transition: CellTransition) => void
  /** Development only: no configuration, environment or flag of `start` leads to it. */
  readonly inspection?: CellInspection & { around(cells: Cells): Cells }
}

export interface CellTransition {
  readonly what: 'cell-started' | 'cell-recycled' | 'cell-ended' | 'isolate-started' | 'isolate-ended' | 'crashed' | 'backoff' | 'quarantined' | 'released'
  readonly placement?: string
  readonly plugin?: string
  readonly pid?: number
  readonly code?: ErrorCode
  readonly reason?: string
}

/** A call is tried in this many cells before it fails: it never started in any of those before. */
const MAX_REPLAYS = 2
const HOUSEKEEPING_MS = 1000
const PING_LIMIT_MS = 2000
/**
 * When a process is replaced, its plugins one after the other: V8 and isolated-vm leave something behind with each isolate and each
 * time limit (15 to 99 MB in 500,000 calls; one process died at 4,060 isolates).
 */
const RECYCLE = { loads: 1000, memoryShare: 0.75, leastAgeMs: 60_000 } as const

/** Cells by placement, isolates by plugin, and what happens when one of them ends. */
export function createCells(options: CellsOptions): Cells {
  const cells = new Supervisor(options)
  return options.inspection?.around(cells) ?? cells
}

class Supervisor implements Cells {
  readonly #options: CellsOptions
  /** Where a placement's plugins are started. */
  readonly #cells = new Map<string, CellQueue<PluginIsolate>>()
  /** Those that are being replaced: what runs in them is served to the end. */
  readonly #retired = new Set<CellQueue<PluginIsolate>>()
  readonly #spare: SpareCell
  readonly #besides = new Set<Supervisor>()
  readonly #ownsSpare: boolean
  readonly #isolates = new Map<string, PluginIsolate>()
  readonly #history: CrashHistory
  readonly #housekeeping: NodeJS.Timeout
  #lastSlot = 0
  #lastCall = 0
  #closed = false

  /** @param spare of the host's cells, where this is for one plugin version beside them */
  constructor(options: CellsOptions, spare?: SpareCell) {
    this.#options = options
    this.#history = options.history ?? new CrashHistory(options.clock)
    this.#ownsSpare = spare === undefined
    this.#spare = spare ?? new SpareCell((handlers) => new CellProcess(options.maxMemoryMb * 1048576, handlers, options.inspection?.command, options.inspection))
    this.#housekeeping = setInterval(() => this.#keepHouse(), HOUSEKEEPING_MS).unref()
  }

  async call(code: PluginCode, call: GuestCall, options: CallOptions): Promise<GuestAnswer> {
    if (this.#closed) throw new HardpointError('HP_ERR_SHUTTING_DOWN', {})
    const pending = new PendingCall(++this.#lastCall, code, call, options)
    this.#run(pending)
    const answer = await pending.result
    this.#history.answered(code.id)
    return answer
  }

  async stop(plugin: string, { drainMs = 0, keep }: { readonly drainMs?: number; readonly keep?: string } = {}): Promise<void> {
    // Not the newest alone: builds before it may still drain, under a longer limit than this one.
    const all = this.#allCells().flatMap(({ isolates }) => [...isolates.values()])
    const over = all.filter(({ code }) => code.id === plugin && code.digest !== keep)
    for (const isolate of over) if (this.#isolates.get(plugin) === isolate) this.#isolates.delete(plugin)
    await Promise.all(over.map((isolate) => this.#drain(isolate, drainMs)))
  }

  beside(code: PluginCode): Beside {
    // Nobody debugs a version that serves nothing yet: where there is an inspection, the cell is one of the usual kind.
    const { inspection, ...options } = this.#options
    const cells = new Supervisor({ ...options, history: new CrashHistory(options.clock) }, inspection === undefined ? this.#spare : undefined)
    if (this.#closed) void cells.close()
    else this.#besides.add(cells)
    return {
      call: (call, given) => cells.call(code, call, given),
      close: () => {
        this.#besides.delete(cells)
        return cells.close()
      },
    }
  }

  async release(plugin: string): Promise<void> {
    const held = this.#history.holdOf(plugin)
    if (held !== undefined) this.#tell({ what: 'released', plugin, reason: `it was held for ${held.reason}` })
    await this.#history.release(plugin)
  }

  states(): PluginState[] {
    const plugins = new Set([...this.#isolates.keys(), ...this.#history.plugins])
    return [...plugins].map((plugin) => this.#stateOf(plugin))
  }

  async close(): Promise<void> {
    this.#closed = true
    clearInterval(this.#housekeeping)
    if (this.#ownsSpare) this.#spare.close()
    for (const beside of this.#besides) await beside.close()
    for (const cell of this.#allCells()) cell.process.kill('stopped', 'the host stops')
    await this.#history.close()
  }

  #allCells(): CellQueue<PluginIsolate>[] { return [...this.#cells.values(), ...this.#retired] }

  #stateOf(plugin: string): PluginState {
    const isolate = this.#isolates.get(plugin)
    const crashes = this.#history.of(plugin)
    const held = this.#history.holdOf(plugin)
    const idle = { plugin, inFlight: 0, waiting: 0, crashes }
    if (held !== undefined && held.until === undefined) return { ...idle, state: 'quarantined', held }
    if (isolate === undefined) return held === undefined ? { ...idle, state: 'asleep' } : { ...idle, state: 'restarting', held }
    const { inFlight, waiting, recent, process: { pid, residentBytes } } = isolate
    return { plugin, state: isolate.loaded ? 'awake' : 'starting', cell: { pid, residentBytes }, inFlight, waiting, ...(recent === undefined ? {} : { recent }), crashes }
  }

  #run(call: PendingCall): void {
    let isolate: PluginIsolate
    try {
      isolate = this.#isolateFor(call.code)
    } catch (error) {
      // Its package is gone or was changed, or no process can be started. Where a call is replayed, nobody would catch it.
      if (HardpointError.is(error) && error.code !== 'HP_ERR_BOOT') return call.fail(error)
      return call.fail(new HardpointError('HP_ERR_CRASH', { plugin: call.code.id, what: call.what, reason: 'its cell did not start' }, { cause: error }))
    }
    isolate.run(call)
  }

  /** The plugin's isolate, in the cell of its placement; another build of the plugin gets an isolate of its own while the old one drains. */
  #isolateFor(code: PluginCode): PluginIsolate {
    const present = this.#isolates.get(code.id)
    const serves = present !== undefined && present.code.digest === code.digest && present.code.placement === code.placement
    // Here and not before: a call that is run again after a crash is held like any other.
    this.#history.admit(code.id, !serves)
    if (serves) return present
    if (present !== undefined) void this.#drain(present, present.code.limits.wallMs)
    const placed = this.#cells.get(code.placement)
    const cell = placed === undefined || placed.process.ended ? this.#startCell(code.placement) : placed
    const slot = ++this.#lastSlot
    const isolate = new PluginIsolate(code, cell, slot, (end, calls) => this.#isolateEnded(cell, isolate, end, new Set(calls)))
    cell.isolates.set(slot, isolate)
    cell.loads++
    this.#isolates.set(code.id, isolate)
    this.#tell({ what: 'isolate-started', placement: code.placement, plugin: code.id, pid: cell.process.pid })
    return isolate
  }

  #startCell(placement: string): CellQueue<PluginIsolate> {
    const process = this.#spare.take({
      onBegin: (asked) => cell.isolates.get(asked.slot)?.begun(asked),
      onNotBegun: (asked) => cell.isolates.get(asked.slot)?.notBegun(asked),
      onAnswer: (asked, frame) => cell.answered(asked, frame),
      onUnasked: (frame) => cell.isolates.get(frame.slot)?.timersRan(frame),
      onEnd: (end) => this.#cellEnded(cell, end),
    })
    const cell = new CellQueue<PluginIsolate>(process, placement)
    this.#cells.set(placement, cell)
    this.#tell({ what: 'cell-started', placement, pid: process.pid })
    return cell
  }

  /**
   * One isolate went over a limit; its cell and its neighbours go on.
   *
   * @param culprits calls that were worked on: the others did nothing, but what they had begun is gone with the isolate
   */
  #isolateEnded(cell: CellQueue<PluginIsolate>, isolate: PluginIsolate, end: IsolateEnd, culprits: ReadonlySet<number>): void {
    this.#forget(cell, isolate)
    const { id } = isolate.code
    if (end.code === 'HP_ERR_MEMORY' || end.code === 'HP_ERR_CRASH') this.#crashed(cell, id, end.code, end.reason)
    this.#tell({ what: 'isolate-ended', placement: cell.placement, plugin: id, code: end.code, reason: end.reason })
    const { code, reason } = end
    if (code === 'HP_ERR_PLUGIN_LOAD') {
      isolate.end(() => new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: id, problem: reason }))
      return cell.makeRoom()
    }
    this.#endCalls(isolate, (call) => endError(call, culprits.has(call.id) ? { ...end, code } : { code: 'HP_ERR_CRASH', reason: 'another call of the plugin ended its isolate' }))
    cell.makeRoom()
  }

  /**
   * A cell is gone. What it was working on is known: timers of one isolate, or the oldest frame, so its plugin is the culprit. Calls that
   * no frame carried which it began with run again in a new cell; started ones fail, for nobody knows how far they came.
   */
  #cellEnded(cell: CellQueue<PluginIsolate>, end: CellEnd): void {
    if (this.#cells.get(cell.placement) === cell) this.#cells.delete(cell.placement)
    this.#retired.delete(cell)
    const slot = end.woken ?? end.outstanding[0]?.slot
    const [only, ...others] = cell.isolates.values()
    // Between entries it is the process itself that failed. Of one plugin's own process it is told all the same: something made it.
    const culprit = slot !== undefined && slot !== 0 ? cell.isolates.get(slot) : others.length === 0 ? only : undefined
    const reason = `${end.reason}: ${end.description}`
    // Of one that was killed from here they say nothing of why.
    const words = end.reason === 'exit' ? cell.process.lastWords : ''
    this.#tell({ what: 'cell-ended', placement: cell.placement, pid: cell.process.pid, reason: words === '' ? reason : `${reason}: ${words}` })
    const code = end.reason === 'memory' ? 'HP_ERR_MEMORY' : end.reason === 'stuck' ? 'HP_ERR_TIMEOUT_CPU' : 'HP_ERR_CRASH'
    // A machine without processes or memory left fails the start of any cell: that must not put a plugin into quarantine.
    if (culprit !== undefined && end.reason !== 'stopped' && end.wasReady) this.#crashed(cell, culprit.code.id, code, reason)
    const isolates = [...cell.isolates.values()]
    for (const isolate of isolates) this.#forget(cell, isolate)
    for (const isolate of isolates) {
      const mine = end.reason === 'stopped' ? 'HP_ERR_STOPPED' : isolate === culprit ? code : 'HP_ERR_CRASH'
      this.#endCalls(isolate, (call) => endError(call, { code: mine, reason: end.description, bystander: isolate !== culprit }))
    }
  }

  /** Ends what has begun in an isolate that is gone; what has not is run again. */
  #endCalls(isolate: PluginIsolate, error: (call: PendingCall) => HardpointError): void {
    const again = this.#closed ? [] : isolate.calls.filter((call) => !call.started && call.replays < MAX_REPLAYS)
    for (const call of again) isolate.release(call)
    isolate.end(error)
    for (const call of again) {
      call.replays++
      this.#run(call)
    }
  }

  #crashed(cell: CellQueue<PluginIsolate>, plugin: string, code: ErrorCode, reason: string): void {
    const hold = this.#history.record(plugin, code, reason)
    this.#tell({ what: 'crashed', placement: cell.placement, plugin, code, reason })
    if (hold === undefined) return
    if (hold.until === undefined) this.#tell({ what: 'quarantined', placement: cell.placement, plugin, code, reason: hold.reason })
    else this.#tell({ what: 'backoff', placement: cell.placement, plugin, code, reason: `${hold.reason}: not started before ${hold.until}` })
  }

  #forget(cell: CellQueue<PluginIsolate>, isolate: PluginIsolate): void {
    cell.forget(isolate)
    if (this.#isolates.get(isolate.code.id) === isolate) this.#isolates.delete(isolate.code.id)
  }

  /** Lets calls in flight finish, for so long, then drops the isolate. */
  async #drain(isolate: PluginIsolate, drainMs: number, reason = 'stopped'): Promise<void> {
    const calls = Promise.allSettled(isolate.calls.map((call) => call.result))
    if (isolate.calls.length > 0 && drainMs > 0) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, drainMs)
      await Promise.race([calls, promise])
      clearTimeout(timer)
    }
    this.#drop(isolate, reason)
  }

  #drop(isolate: PluginIsolate, reason: string): void {
    const cell = this.#allCells().find(({ process }) => process === isolate.process)
    if (cell?.isolates.get(isolate.slot) !== isolate) return
    this.#forget(cell, isolate)
    isolate.end((call) => new HardpointError('HP_ERR_STOPPED', { plugin: isolate.code.id, what: call.what }))
    cell.makeRoom()
    cell.process.send({ type: 'drop', slot: isolate.slot, argument: 0, text: '' }, { slot: isolate.slot, limitMs: PING_LIMIT_MS, calls: [], expectedMicroseconds: 0 })
    this.#tell({ what: 'isolate-ended', placement: cell.placement, plugin: isolate.code.id, reason })
  }

  #keepHouse(): void {
    for (const cell of this.#allCells()) {
      for (const isolate of [...cell.isolates.values()]) {
        if (isolate.calls.length === 0 && performance.now() - isolate.lastUsed > this.#options.idleMs) this.#drop(isolate, 'idle')
      }
      if (cell.isolates.size === 0) cell.process.kill('stopped', this.#retired.has(cell) ? 'recycled' : 'idle')
      else {
        this.#recycleWorn(cell)
        // The heartbeat: one that does not answer is stuck outside any entry.
        cell.process.send({ type: 'ping', slot: 0, argument: 0, text: '' }, { slot: 0, limitMs: PING_LIMIT_MS, calls: [], expectedMicroseconds: 0 })
      }
    }
  }

  /** Replaces a process that is worn: calls that come now start its plugins in another one, and those under way are finished in this one. */
  #recycleWorn(cell: CellQueue<PluginIsolate>): void {
    const { maxMemoryMb } = this.#options
    const full = cell.process.residentBytes > maxMemoryMb * 1048576 * RECYCLE.memoryShare
    if (this.#retired.has(cell) || !(full || cell.loads > RECYCLE.loads) || performance.now() - cell.startedAt < RECYCLE.leastAgeMs) return
    this.#cells.delete(cell.placement)
    this.#retired.add(cell)
    const reason = full ? `more than ${Math.round(maxMemoryMb * RECYCLE.memoryShare)} MB resident` : `${cell.loads} isolates were started in it`
    this.#tell({ what: 'cell-recycled', placement: cell.placement, pid: cell.process.pid, reason })
    for (const isolate of cell.isolates.values()) {
      if (this.#isolates.get(isolate.code.id) === isolate) this.#isolates.delete(isolate.code.id)
      void this.#drain(isolate, isolate.code.limits.wallMs, 'recycled')
    }
  }

  #tell(transition: CellTransition): void { this.#options.onTransition?.(transition) }
}

/** Why a call fails whose isolate or cell ended. */
type CallEnd = Omit<IsolateEnd, 'code'> & {
  readonly code: Exclude<IsolateEnd['code'], 'HP_ERR_PLUGIN_LOAD'> | 'HP_ERR_STOPPED'; 
  /** A neighbour ended the process. */
  readonly bystander?: boolean
}

function endError({ code: { id: plugin, limits }, what }: PendingCall, { code, reason, limitMs = limits.cpuMs, bystander = false }: CallEnd): HardpointError {
  if (code === 'HP_ERR_TIMEOUT_CPU' || code === 'HP_ERR_STARVED') return new HardpointError(code, { plugin, what, limitMs })
  if (code === 'HP_ERR_CRASH') return new HardpointError(code, { plugin, what, reason, ...(bystander ? { bystander } : {}) })
  return new HardpointError(code, { plugin, what })
}
