import { cellCommand, type CellCommand } from './cell-command.ts'
import { encodeFrame, FrameReader } from './frame-codec.ts'
import type { CellWalls, Frame } from './protocol.ts'
import { residentMemory } from './resident-memory.ts'
import { spawnCell, type SpawnedCell } from './spawn-cell.ts'

/** A frame that was sent and is not answered yet. */
export interface Outstanding {
  readonly slot: number
  readonly limitMs: number
  /** The sender's own: given back with the answer. */
  readonly calls: readonly number[]
  readonly touched: readonly number[]
}

/** How a cell ended, and what it was doing. */
export interface CellEnd {
  readonly reason: 'exit' | 'memory' | 'stuck' | 'protocol' | 'stopped'
  /** For people: signal, exit code, or the limit. */
  readonly description: string
  /** False: it ended before any plugin's code ran in it, so that none of them is to blame. */
  readonly wasReady: boolean
  /** Oldest first: only the first can have been started. */
  readonly outstanding: readonly Outstanding[]
}

export interface CellHandlers {
  /** An answer to the frame given with it. */
  onAnswer(asked: Outstanding, frame: Frame): void
  onUnasked(frame: Frame): void
  onEnd(end: CellEnd): void
}

/** Beyond its own time limit an entry gets this long before the cell counts as stuck: isolated-vm's timer has missed it. */
const GRACE_MS = 1000
const WATCH_MS = 20
/** A cell that has not said `ready` by then will not. */
const START_MS = 15_000
/** Kept of what a dying cell wrote, for the log. */
const STDERR_BYTES = 2048
/** Replies to capability calls pile up in the kernel while a cell does not read: no cell may make it hold more. */
const MAX_BACKLOG_BYTES = 256 * 1024 * 1024

/** One cell process as the kernel sees it: frames in and out, a watchdog, and an end that happens once. */
export class CellProcess {
  readonly ready: Promise<CellWalls>
  readonly #process: SpawnedCell
  readonly #handlers: CellHandlers
  readonly #maxBytes: number
  readonly #reader = new FrameReader()
  readonly #outstanding: Outstanding[] = []
  readonly #settleReady: { resolve(walls: CellWalls): void; reject(error: CellEnd): void }
  #oldestSince = 0
  #ended: CellEnd | undefined
  #isReady = false
  #stderr = ''
  #watch: NodeJS.Timeout | undefined

  /**
   * @param command for a test to stand in for a cell that was broken into
   * @throws HP_ERR_BOOT where the system has no file descriptors left for another process
   */
  constructor(maxBytes: number, handlers: CellHandlers, command: Pick<CellCommand, 'program' | 'args'> = cellCommand()) {
    this.#handlers = handlers
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
    // The process is gone or going: its exit says how, a moment later.
    socket.on('error', () => this.#process.kill())
    socket.on('close', () => this.#process.kill())
    stderr.on('data', (chunk: Buffer) => { this.#stderr = (this.#stderr + chunk.toString('latin1')).slice(-STDERR_BYTES) })
    child.on('error', (error: NodeJS.ErrnoException) => this.#end('exit', this.pid === 0 ? `its process could not be started (${error.code})` : error.message))
    this.#process.onExit((description) => this.#end('exit', description))
    setTimeout(() => { if (!this.#isReady) this.kill('stuck', `not ready after ${START_MS} ms`) }, START_MS).unref()
  }

  /** 0 where the process did not start. */
  get pid(): number { return this.#process.pid }
  get residentBytes(): number { return residentMemory(this.pid) ?? 0 }
  get ended(): boolean { return this.#ended !== undefined }
  /** What the process wrote to its standard error, for the host's log only: it may name paths. */
  get lastWords(): string { return this.#stderr }
  /** Bytes that wait in this process for the cell to read. */
  get backlogBytes(): number { return this.#process.socket.writableLength }

  /** Sends a frame that will be answered. */
  send(frame: Frame, asked: Outstanding): void {
    if (this.#ended !== undefined) return
    if (this.#outstanding.push(asked) === 1) this.#oldestSince = performance.now()
    this.#process.socket.write(encodeFrame(frame))
    this.#watch ??= setInterval(() => this.#look(), WATCH_MS)
  }

  /** Ends the process now, without asking it: a cell that is stuck in native code answers nothing else. */
  kill(reason: CellEnd['reason'], description: string): void {
    this.#process.kill()
    this.#end(reason, description)
  }

  #receive(chunk: Buffer): void {
    const frames = this.#reader.push(chunk)
    if (frames === undefined) return this.kill('protocol', 'it sent something that is not a frame')
    for (const frame of frames) if (this.#ended === undefined) this.#take(frame)
  }

  #take(frame: Frame): void {
    if (frame.type === 'ready' && !this.#isReady) {
      const walls = wallsOf(frame.text)
      if (walls === undefined) return this.kill('protocol', 'it said ready without its walls')
      this.#isReady = true
      this.#oldestSince = performance.now()
      return this.#settleReady.resolve(walls)
    }
    if (frame.type === 'said' || frame.type === 'lost') return this.#handlers.onUnasked(frame)
    const asked = frame.type === 'done' || frame.type === 'failed' ? this.#outstanding.shift() : undefined
    if (asked === undefined || asked.slot !== frame.slot) return this.kill('protocol', `it answered with a frame nobody asked for (${frame.type})`)
    this.#oldestSince = performance.now()
    if (this.#outstanding.length === 0) this.#stopWatching()
    this.#handlers.onAnswer(asked, frame)
  }

  #look(): void {
    if (this.backlogBytes > MAX_BACKLOG_BYTES) return this.kill('memory', `more than ${MAX_BACKLOG_BYTES / 1048576} MB wait for it to read`)
    if ((residentMemory(this.pid) ?? 0) > this.#maxBytes) return this.kill('memory', `more than ${Math.round(this.#maxBytes / 1048576)} MB resident`)
    const oldest = this.#outstanding[0]
    if (this.#isReady && oldest !== undefined && performance.now() - this.#oldestSince > oldest.limitMs + GRACE_MS) this.kill('stuck', `no answer for ${oldest.limitMs + GRACE_MS} ms`)
  }

  #stopWatching(): void {
    clearInterval(this.#watch)
    this.#watch = undefined
  }

  #end(reason: CellEnd['reason'], description: string): void {
    if (this.#ended !== undefined) return
    this.#stopWatching()
    this.#ended = { reason, description, wasReady: this.#isReady, outstanding: this.#outstanding.splice(0) }
    this.#process.socket.destroy()
    this.#settleReady.reject(this.#ended)
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
