import { cellCommand, type CellCommand } from './cell-command.ts'
import { encodeFrame, FrameReader } from './frame-codec.ts'
import { readCrowding, readSchedule, type Schedule } from './processor-time.ts'
import type { CellWalls, Frame, ReceivedFrame } from './protocol.ts'
import { residentMemory } from './resident-memory.ts'
import { spawnCell, type SpawnedCell } from './spawn-cell.ts'

/** A frame that was sent and is not answered yet. */
export interface Outstanding {
  readonly slot: number
  readonly limitMs: number
  /** Calls that the frame has messages of. The sender's own: given back when the cell begins with the frame, and with its answer. */
  readonly calls: readonly number[]
  /** What the sender thinks that it takes; 0 where it takes nothing worth counting. */
  readonly expectedMicroseconds: number
}

/** How a cell ended, and what it was doing. */
export interface CellEnd {
  readonly reason: 'exit' | 'memory' | 'stuck' | 'protocol' | 'stopped'
  /** For people: signal, exit code, or the limit. */
  readonly description: string
  /** False: it ended before any plugin's code ran in it, so that none of them is to blame. */
  readonly wasReady: boolean
  /** The isolate whose timers ran at that moment, where they did: no frame says it then. */
  readonly woken: number | undefined
  /** Oldest first: only the first can have been started, and not even that one while timers run. */
  readonly outstanding: readonly Outstanding[]
}

export interface CellHandlers {
  /** The cell begins with a frame now, as far as can be told from here: what was before it is answered. */
  onBegin(begun: Outstanding): void
  /** It has not: timers ran, which it told of meanwhile. */
  onNotBegun(asked: Outstanding): void
  /** An answer to the frame given with it. */
  onAnswer(asked: Outstanding, frame: ReceivedFrame): void
  onUnasked(frame: ReceivedFrame): void
  onEnd(end: CellEnd): void
}

/** Development only (inspect.ts): what looks into isolates, and the cells that are started for it. */
export interface CellInspection {
  readonly command: Pick<CellCommand, 'program' | 'args' | 'readable'>
  /** A debugger is there. A paused isolate answers nothing: the watchdog looks at memory alone. */
  readonly isAttached: boolean
  /** CPU limit of an isolate of this cell, without a debugger. */
  usualLimitMs(from: CellProcess, slot: number): number | undefined
  heard(from: CellProcess, frame: ReceivedFrame): void
  ended(cell: CellProcess): void
}

/** While a debugger is there: more than a day's thinking, and short enough for a timer. */
export const UNLIMITED_MS = 2 ** 31 - 1
/** Beyond its own time limit an entry gets this long before the cell counts as stuck: isolated-vm's timer has missed it. */
const GRACE_MS = 1000
const WATCH_MS = 20
/** A cell that has not said `ready` by then will not. */
const START_MS = 15_000
/** Kept of what a dying cell wrote, for the log. */
const STDERR_BYTES = 2048
/** What waits in this process for a cell to read: no cell may make it hold more. */
const MAX_BACKLOG_BYTES = 256 * 1024 * 1024
/** A cell that was broken into may claim any limit for its timers. */
const MAX_TIMERS_MS = 60_000
/** Timers that run before a frame that waits may take so long together. */
const BETWEEN_MS = 10_000
/** Ten plugins with an interval of a millisecond each. */
const MAX_WAKES = 10_000
/** What a process that is gone had said before is read until then. */
const LAST_WORDS_MS = 250

/** How much longer than its CPU limit an entry may take at least: its clock is the wall's, and other processes run too. */
const LEAST_STRETCH = 1.5
const MOST_STRETCH = 4

/** How a cell that is to end came to it. */
type Why = Pick<CellEnd, 'reason' | 'description'>

/** One cell process as the kernel sees it: frames in and out, a watchdog, and an end that happens once. */
export class CellProcess {
  readonly ready: Promise<CellWalls>
  readonly #process: SpawnedCell
  #handlers: CellHandlers
  readonly #inspection: CellInspection | undefined
  readonly #maxBytes: number
  readonly #reader = new FrameReader()
  readonly #outstanding: Outstanding[] = []
  /** What it was told to have begun with. */
  #working: Outstanding | undefined
  #oldestSince = 0
  #wakes = { since: 0, count: 0 }
  readonly #settleReady: { resolve(walls: CellWalls): void; reject(error: CellEnd): void }
  /** When the cell began with what it does now, and how long it had waited for a processor by the first look at it. */
  #since = 0
  #waitedBefore: number | undefined
  #lastLook: Schedule | undefined
  /** A debugger was there in what the cell does now: it may have no limit of its own. */
  #wasDebugged = false
  #stretch = LEAST_STRETCH
  #woken: Frame | undefined
  #why: Why | undefined
  #ended: CellEnd | undefined
  #isReady = false
  #stderr = ''
  #watch: NodeJS.Timeout | undefined
  readonly #starting: NodeJS.Timeout

  /**
   * @param command for a test to stand in for a cell that was broken into
   * @param inspection development only
   * @throws HP_ERR_BOOT where the system has no file descriptors left for another process
   */
  constructor(maxBytes: number, handlers: CellHandlers, command: Pick<CellCommand, 'program' | 'args'> = cellCommand(), inspection?: CellInspection) {
    this.#handlers = handlers
    this.#inspection = inspection
    this.#maxBytes = maxBytes
    const { promise, resolve, reject } = Promise.withResolvers<CellWalls>()
    this.ready = promise
    this.ready.catch(() => {
      // Told to onEnd as well: whoever does not wait for `ready` learns it there.
    })
    this.#settleReady = { resolve, reject }
    this.#process = spawnCell(command)
    const { child, socket, stderr } = this.#process
    socket.on('data', (chunk: Buffer) => this.#receive(chunk))
    socket.on('error', () => this.#process.kill())
    // All that it said is read by now. Where it was not killed from here, its exit says how it ended, a moment later.
    socket.on('close', () => {
      this.#process.kill()
      if (this.#why !== undefined) this.#end(this.#why)
    })
    stderr.on('data', (chunk: Buffer) => { this.#stderr = (this.#stderr + chunk.toString('latin1')).slice(-STDERR_BYTES) })
    child.on('error', (error: NodeJS.ErrnoException) => this.#end({ reason: 'exit', description: this.pid === 0 ? `its process could not be started (${error.code})` : error.message }))
    this.#process.onExit((description) => this.#endOnceRead({ reason: 'exit', description }))
    this.#starting = setTimeout(() => this.kill('stuck', `not ready after ${START_MS} ms`), START_MS).unref()
  }

  /** 0 where the process did not start. */
  get pid(): number { return this.#process.pid }
  get residentBytes(): number { return residentMemory(this.pid) ?? 0 }
  get ended(): boolean { return this.#isOver }
  /** What the process wrote to its standard error, for the host's log only: it may name paths. */
  get lastWords(): string { return this.#stderr }
  /** Bytes that wait in this process for the cell to read. */
  get backlogBytes(): number { return this.#process.socket.writableLength }

  /** Frames that are not answered yet; the first of them is worked on. */
  get outstanding(): readonly Outstanding[] { return this.#outstanding }
  get isReady(): boolean { return this.#isReady }

  /** Gives a cell that was started for nobody in particular to somebody. */
  adopt(handlers: CellHandlers): void { this.#handlers = handlers }

  /** Wall time that an entry with a CPU limit of 1 ms may take, ms: more where the machine is busy with others. */
  get stretch(): number { return this.#stretch }

  /** Sends a frame that will be answered. */
  send(frame: Frame, asked: Outstanding): void {
    if (this.#isOver) return
    // After what is corked has left: the cell need not wait until this process has looked around.
    if (this.#watch === undefined) queueMicrotask(() => this.#startWatching())
    const { socket } = this.#process
    const { bytes = [] } = frame
    if (bytes.length > 0) socket.cork()
    socket.write(encodeFrame(frame))
    for (const part of bytes) socket.write(part)
    if (bytes.length > 0) socket.uncork()
    if (this.#outstanding.push(asked) > 1) return
    this.#oldestSince = performance.now()
    if (this.#isReady && this.#woken === undefined) this.#begin(asked)
  }

  /** Sends a frame that is not answered, to a cell that is inspected. */
  inspect(frame: Frame): void {
    if (!this.#isOver) this.#process.socket.write(encodeFrame(frame))
  }

  /** Sends the frames of one turn in one write. */
  together(send: () => void): void {
    const { socket } = this.#process
    socket.cork()
    send()
    socket.uncork()
  }

  /**
   * Ends the process now, without asking it: a cell that is stuck in native code answers nothing else.
   *
   * What it had answered before counts: its end is told once that is read, so that no call runs again which was run.
   */
  kill(reason: CellEnd['reason'], description: string): void {
    if (reason === 'stopped') this.#end({ reason, description })
    else this.#endOnceRead({ reason, description })
    this.#process.kill()
  }

  get #isOver(): boolean { return this.#ended !== undefined || this.#why !== undefined }

  #begin(asked: Outstanding): void {
    this.#working = asked
    this.#mark()
    this.#handlers.onBegin(asked)
  }

  /** The watchdog's clock starts anew. */
  #mark(isDebugged = false): void {
    this.#wasDebugged = isDebugged
    this.#since = performance.now()
    // Read at its first look: most entries are over by then.
    this.#waitedBefore = undefined
  }

  #receive(chunk: Buffer): void {
    const frames = this.#reader.push(chunk)
    if (frames === undefined) return this.kill('protocol', 'it sent something that is not a frame')
    for (const frame of frames) if (this.#ended === undefined && this.#why?.reason !== 'protocol') this.#take(frame)
  }

  #take(frame: ReceivedFrame): void {
    if (frame.type === 'ready' && !this.#isReady) {
      const walls = wallsOf(frame.text)
      if (walls === undefined) return this.kill('protocol', 'it said ready without its walls')
      this.#isReady = true
      clearTimeout(this.#starting)
      const [first] = this.#outstanding
      this.#oldestSince = performance.now()
      if (first !== undefined) this.#begin(first)
      return this.#settleReady.resolve(walls)
    }
    if (frame.type === 'inspect' && this.#inspection !== undefined) return this.#inspection.heard(this, frame)
    if (frame.type === 'woke' && this.#woken === undefined) {
      if (!this.#mayWake()) return this.kill('protocol', `its timers ran more than ${MAX_WAKES} times in a second`)
      this.#woken = frame
      this.#startWatching()
      if (this.#working !== undefined) this.#handlers.onNotBegun(this.#working)
      this.#working = undefined
      return this.#mark()
    }
    if (frame.type === 'said' || frame.type === 'lost') return this.#timersRan(frame)
    const asked = frame.type === 'done' || frame.type === 'failed' ? this.#outstanding.shift() : undefined
    if (asked === undefined || asked.slot !== frame.slot) return this.kill('protocol', `it answered with a frame nobody asked for (${frame.type})`)
    this.#working = undefined
    this.#oldestSince = performance.now()
    this.#handlers.onAnswer(asked, frame)
    this.#proceed()
  }

  #timersRan(frame: ReceivedFrame): void {
    if (this.#woken?.slot !== frame.slot) return this.kill('protocol', `it told of timers that did not run (${frame.type})`)
    this.#woken = undefined
    this.#working = undefined
    this.#handlers.onUnasked(frame)
    this.#proceed()
  }

  /** Something is over: the cell is at the oldest frame now, or idle. */
  #proceed(): void {
    const [next] = this.#outstanding
    if (next !== undefined && next !== this.#working) this.#begin(next)
  }

  #look(): void {
    if (this.backlogBytes > MAX_BACKLOG_BYTES) return this.kill('memory', `more than ${MAX_BACKLOG_BYTES / 1048576} MB wait for it to read`)
    if (this.residentBytes > this.#maxBytes) return this.kill('memory', `more than ${Math.round(this.#maxBytes / 1048576)} MB resident`)
    const limitMs = this.#woken?.argument ?? this.#outstanding[0]?.limitMs
    // Stopped here and not with the last answer: a timer for each call would cost more than one that looks once too often.
    if (limitMs === undefined) return this.#stopWatching()
    if (!this.#isReady) return
    if (this.#inspection?.isAttached === true) {
      this.#oldestSince = performance.now()
      return this.#mark(true)
    }
    const schedule = readSchedule(this.pid)
    const last = this.#lastLook
    this.#observe(schedule)
    this.#waitedBefore ??= schedule?.waitedMs ?? 0
    // Time in which it waited for a processor is not its own.
    const ownMs = performance.now() - this.#since - ((schedule?.waitedMs ?? 0) - this.#waitedBefore)
    // One that is entered for a debugger has no limit: once that has left, what it would have had.
    const isFree = this.#wasDebugged || limitMs >= UNLIMITED_MS
    const usualMs = isFree ? this.#inspection?.usualLimitMs(this, this.#woken?.slot ?? this.#outstanding[0]?.slot ?? 0) : undefined
    const most = Math.min(usualMs ?? limitMs, MAX_TIMERS_MS) + GRACE_MS
    if (ownMs > most) {
      // An isolate that has an inspector is not disposed of where its heap is full: isolated-vm waits for a lock of its own for ever. What is entered
      // for a debugger is not entered on the thread that is looked at here.
      const isFull = this.#inspection !== undefined && !isFree && (schedule?.ranMs ?? Infinity) - (last?.ranMs ?? 0) < WATCH_MS / 10
      return isFull ? this.kill('memory', 'the heap is full') : this.kill('stuck', `no answer for ${most} ms`)
    }
    // Whatever it says of its timers in between.
    const [oldest] = this.#outstanding
    if (oldest !== undefined && performance.now() - this.#oldestSince > oldest.limitMs + GRACE_MS + BETWEEN_MS) this.kill('stuck', 'it does nothing but run timers')
  }

  #mayWake(): boolean {
    const now = performance.now()
    if (now - this.#wakes.since > 1000) this.#wakes = { since: now, count: 0 }
    return ++this.#wakes.count <= MAX_WAKES
  }

  /** By what it waited for a processor for each moment that it ran, and by how many wait now: the one is certain, the other in time. */
  #observe(now: Schedule | undefined): void {
    const last = this.#lastLook
    this.#lastLook = now
    const ranMs = (now?.ranMs ?? 0) - (last?.ranMs ?? 0)
    const share = now === undefined || last === undefined || ranMs < 1 ? 1 : 1 + (now.waitedMs - last.waitedMs) / ranMs
    this.#stretch = Math.min(MOST_STRETCH, Math.max(LEAST_STRETCH * Math.max(share, readCrowding()), this.#stretch * 0.9))
  }

  #startWatching(): void {
    if (this.#watch !== undefined || this.#isOver) return
    this.#watch = setInterval(() => this.#look(), WATCH_MS)
    this.#observe(undefined)
  }

  #stopWatching(): void {
    clearInterval(this.#watch)
    this.#watch = undefined
    this.#lastLook = undefined
  }

  /** Told when its socket is read to the end, or a moment later where something holds that open. */
  #endOnceRead(why: Why): void {
    if (this.#isOver) return
    this.#why = why
    this.#stopWatching()
    if (this.#process.socket.destroyed) this.#end(why)
    else setTimeout(() => this.#end(why), LAST_WORDS_MS)
  }

  #end({ reason, description }: Why): void {
    if (this.#ended !== undefined) return
    clearTimeout(this.#starting)
    this.#stopWatching()
    this.#ended = { reason, description, wasReady: this.#isReady, woken: this.#woken?.slot, outstanding: this.#outstanding.splice(0) }
    this.#process.socket.destroy()
    this.#settleReady.reject(this.#ended)
    this.#inspection?.ended(this)
    this.#handlers.onEnd(this.#ended)
  }
}

function wallsOf(text: string): CellWalls | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value as CellWalls : undefined
  } catch {
    return undefined
  }
}
