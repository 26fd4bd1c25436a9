import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'
import type { CallOptions, Cells, GuestAnswer, GuestCall, PluginCode, PluginState } from './cells.ts'
import { CellProcess, type CellEnd } from './cell-process.ts'
import { CrashHistory } from './crash-history.ts'
import { PendingCall } from './pending-call.ts'
import { PluginIsolate, type IsolateEnd } from './plugin-isolate.ts'

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
}

export interface CellTransition {
  readonly what: 'cell-started' | 'cell-ended' | 'isolate-started' | 'isolate-ended' | 'crashed' | 'backoff' | 'quarantined' | 'released'
  readonly placement?: string
  readonly plugin?: string
  readonly pid?: number
  readonly code?: ErrorCode
  readonly reason?: string
}

/** A call is tried in this many cells before it fails: it never started in any of those before. */
const MAX_REPLAYS = 2
/** More than this waiting for a cell to read means that it does not keep up. */
const MAX_BACKLOG_BYTES = 64 * 1024 * 1024
const HOUSEKEEPING_MS = 1000
const PING_LIMIT_MS = 2000

/** Cells by placement, isolates by plugin, and what happens when one of them ends. */
export function createCells(options: CellsOptions): Cells {
  return new Supervisor(options)
}

interface Cell {
  readonly process: CellProcess
  readonly placement: string
  readonly isolates: Map<number, PluginIsolate>
}

class Supervisor implements Cells {
  readonly #options: CellsOptions
  readonly #cells = new Map<string, Cell>()
  readonly #isolates = new Map<string, PluginIsolate>()
  readonly #history: CrashHistory
  readonly #housekeeping: NodeJS.Timeout
  #lastSlot = 0
  #lastCall = 0
  #closed = false

  constructor(options: CellsOptions) {
    this.#options = options
    this.#history = options.history ?? new CrashHistory(options.clock)
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
    const all = [...this.#cells.values()].flatMap(({ isolates }) => [...isolates.values()])
    const over = all.filter(({ code }) => code.id === plugin && code.digest !== keep)
    for (const isolate of over) if (this.#isolates.get(plugin) === isolate) this.#isolates.delete(plugin)
    await Promise.all(over.map((isolate) => this.#drain(isolate, drainMs)))
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
    for (const cell of this.#cells.values()) cell.process.kill('stopped', 'the host stops')
    this.#cells.clear()
    await this.#history.close()
  }

  #stateOf(plugin: string): PluginState {
    const isolate = this.#isolates.get(plugin)
    const crashes = this.#history.of(plugin)
    const held = this.#history.holdOf(plugin)
    if (held !== undefined && held.until === undefined) return { plugin, state: 'quarantined', inFlight: 0, crashes, held }
    if (isolate === undefined) return held === undefined ? { plugin, state: 'asleep', inFlight: 0, crashes } : { plugin, state: 'restarting', inFlight: 0, crashes, held }
    const { pid, residentBytes } = isolate.cell
    return { plugin, state: isolate.loaded ? 'awake' : 'starting', cell: { pid, residentBytes }, inFlight: isolate.inFlight, crashes }
  }

  #run(call: PendingCall): void {
    const { id, limits } = call.code
    let isolate: PluginIsolate
    try {
      isolate = this.#isolateFor(call.code)
    } catch (error) {
      // Its package is gone or was changed, or no process can be started. Where a call is replayed, nobody would catch it.
      if (HardpointError.is(error) && error.code !== 'HP_ERR_BOOT') return call.fail(error)
      return call.fail(new HardpointError('HP_ERR_CRASH', { plugin: id, what: call.what, reason: 'its cell did not start' }, { cause: error }))
    }
    if (isolate.inFlight >= limits.concurrency || isolate.cell.backlogBytes > MAX_BACKLOG_BYTES) {
      return call.fail(new HardpointError('HP_ERR_QUEUE_FULL', { plugin: id, limit: limits.concurrency }))
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
    const cell = this.#cells.get(code.placement) ?? this.#startCell(code.placement)
    const slot = ++this.#lastSlot
    const isolate = new PluginIsolate(code, cell.process, slot, (end) => this.#isolateEnded(cell, isolate, end))
    cell.isolates.set(slot, isolate)
    this.#isolates.set(code.id, isolate)
    this.#tell({ what: 'isolate-started', placement: code.placement, plugin: code.id, pid: cell.process.pid })
    return isolate
  }

  #startCell(placement: string): Cell {
    const process = new CellProcess(this.#options.maxMemoryMb * 1048576, {
      onAnswer: (asked, frame) => cell.isolates.get(asked.slot)?.answered(asked, frame),
      onUnasked: (frame) => {
        if (frame.type === 'lost') cell.isolates.get(frame.slot)?.lost(frame.text)
        else cell.isolates.get(frame.slot)?.said(frame.text)
      },
      onEnd: (end) => this.#cellEnded(cell, end),
    })
    const cell: Cell = { process, placement, isolates: new Map() }
    this.#cells.set(placement, cell)
    this.#tell({ what: 'cell-started', placement, pid: process.pid })
    return cell
  }

  /** One isolate went over a limit; its cell and its neighbours go on. */
  #isolateEnded(cell: Cell, isolate: PluginIsolate, end: IsolateEnd): void {
    this.#forget(cell, isolate)
    const { id, limits } = isolate.code
    if (end.code === 'HP_ERR_MEMORY' || end.code === 'HP_ERR_CRASH') this.#crashed(cell, id, end.code, end.reason)
    this.#tell({ what: 'isolate-ended', placement: cell.placement, plugin: id, code: end.code, reason: end.reason })
    isolate.end((call) => {
      if (end.code === 'HP_ERR_TIMEOUT_CPU') return new HardpointError('HP_ERR_TIMEOUT_CPU', { plugin: id, what: call.what, limitMs: limits.cpuMs })
      if (end.code === 'HP_ERR_MEMORY') return new HardpointError('HP_ERR_MEMORY', { plugin: id, what: call.what })
      if (end.code === 'HP_ERR_PLUGIN_LOAD') return new HardpointError('HP_ERR_PLUGIN_LOAD', { plugin: id, problem: end.reason })
      return new HardpointError('HP_ERR_CRASH', { plugin: id, what: call.what, reason: end.reason })
    })
  }

  /**
   * A cell is gone. The frame it was working on is the oldest unanswered one: its plugin is the culprit. Calls that no answered or
   * oldest frame carried were never started, and run again in a new cell; started ones fail, for nobody knows how far they came.
   */
  #cellEnded(cell: Cell, end: CellEnd): void {
    if (this.#cells.get(cell.placement) === cell) this.#cells.delete(cell.placement)
    const [oldest] = end.outstanding
    const [only, ...others] = cell.isolates.values()
    // Between frames a timer runs. Whose, is known where one plugin is alone; of several, none is blamed for another.
    const culprit = oldest !== undefined && oldest.slot !== 0 ? cell.isolates.get(oldest.slot) : others.length === 0 ? only : undefined
    const started = new Set(oldest?.calls ?? [])
    const reason = `${end.reason}: ${end.description}`
    this.#tell({ what: 'cell-ended', placement: cell.placement, pid: cell.process.pid, reason: cell.process.lastWords === '' ? reason : `${reason}: ${cell.process.lastWords}` })
    const code = end.reason === 'memory' ? 'HP_ERR_MEMORY' : end.reason === 'stuck' ? 'HP_ERR_TIMEOUT_CPU' : 'HP_ERR_CRASH'
    // A machine without processes or memory left fails the start of any cell: that must not put a plugin into quarantine.
    if (culprit !== undefined && end.reason !== 'stopped' && end.wasReady) this.#crashed(cell, culprit.code.id, code, reason)
    for (const isolate of [...cell.isolates.values()]) this.#isolateOrphaned(cell, isolate, started, isolate === culprit ? code : 'HP_ERR_CRASH', end)
  }

  #isolateOrphaned(cell: Cell, isolate: PluginIsolate, started: ReadonlySet<number>, code: 'HP_ERR_MEMORY' | 'HP_ERR_TIMEOUT_CPU' | 'HP_ERR_CRASH', end: CellEnd): void {
    this.#forget(cell, isolate)
    const again = this.#closed ? [] : isolate.calls.filter((call) => !call.started && !started.has(call.id) && call.replays < MAX_REPLAYS)
    for (const call of again) isolate.release(call)
    const { id, limits } = isolate.code
    isolate.end((call) => {
      if (end.reason === 'stopped') return new HardpointError('HP_ERR_STOPPED', { plugin: id, what: call.what })
      if (code === 'HP_ERR_MEMORY') return new HardpointError(code, { plugin: id, what: call.what })
      if (code === 'HP_ERR_TIMEOUT_CPU') return new HardpointError(code, { plugin: id, what: call.what, limitMs: limits.cpuMs })
      return new HardpointError(code, { plugin: id, what: call.what, reason: end.description })
    })
    for (const call of again) {
      call.replays++
      this.#run(call)
    }
  }

  #crashed(cell: Cell, plugin: string, code: ErrorCode, reason: string): void {
    const hold = this.#history.record(plugin, code, reason)
    this.#tell({ what: 'crashed', placement: cell.placement, plugin, code, reason })
    if (hold === undefined) return
    if (hold.until === undefined) this.#tell({ what: 'quarantined', placement: cell.placement, plugin, code, reason: hold.reason })
    else this.#tell({ what: 'backoff', placement: cell.placement, plugin, code, reason: `${hold.reason}: not started before ${hold.until}` })
  }

  #forget(cell: Cell, isolate: PluginIsolate): void {
    cell.isolates.delete(isolate.slot)
    if (this.#isolates.get(isolate.code.id) === isolate) this.#isolates.delete(isolate.code.id)
  }

  /** Lets calls in flight finish, for so long, then drops the isolate. */
  async #drain(isolate: PluginIsolate, drainMs: number): Promise<void> {
    isolate.draining = true
    const calls = Promise.allSettled(isolate.calls.map((call) => call.result))
    if (isolate.inFlight > 0 && drainMs > 0) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const timer = setTimeout(resolve, drainMs)
      await Promise.race([calls, promise])
      clearTimeout(timer)
    }
    this.#drop(isolate, 'stopped')
  }

  #drop(isolate: PluginIsolate, reason: string): void {
    const cell = [...this.#cells.values()].find(({ process }) => process === isolate.cell)
    if (cell?.isolates.get(isolate.slot) !== isolate) return
    this.#forget(cell, isolate)
    isolate.end((call) => new HardpointError('HP_ERR_STOPPED', { plugin: isolate.code.id, what: call.what }))
    isolate.cell.send({ type: 'drop', slot: isolate.slot, argument: 0, text: '' }, { slot: isolate.slot, limitMs: PING_LIMIT_MS, calls: [], touched: [] })
    this.#tell({ what: 'isolate-ended', placement: cell.placement, plugin: isolate.code.id, reason })
  }

  #keepHouse(): void {
    for (const cell of [...this.#cells.values()]) {
      for (const isolate of [...cell.isolates.values()]) {
        if (isolate.inFlight === 0 && performance.now() - isolate.lastUsed > this.#options.idleMs) this.#drop(isolate, 'idle')
      }
      if (cell.isolates.size === 0) cell.process.kill('stopped', 'idle')
      // A timer of a guest's may hang outside any call: a ping makes the watchdog look.
      else cell.process.send({ type: 'ping', slot: 0, argument: 0, text: '' }, { slot: 0, limitMs: PING_LIMIT_MS, calls: [], touched: [] })
    }
  }

  #tell(transition: CellTransition): void { this.#options.onTransition?.(transition) }
}
