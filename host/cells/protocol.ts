/**
 * Frames between the kernel and a cell, over one socket (file descriptor 3 of the cell). Both directions stand here.
 *
 * Kernel to cell. Each is answered by exactly one frame, in order: the oldest unanswered frame is what the cell is doing now,
 * but for what stands between a `woke` and its `said` or `lost`.
 *
 * | frame | slot | argument | text | bytes |
 * | --- | --- | --- | --- | --- |
 * | load | a new slot | time limit, ms | JSON of LoadHead, line break, the plugin's code | |
 * | enter | slot | time limit, ms | a batch for the guest (batch.ts) | its bodies |
 * | drop | slot | 0 | | |
 * | ping | 0 | 0 | | |
 * | inspect | an isolate's | INSPECT | a debugger's message; of a cell for inspection alone (inspect.ts), and not answered | |
 *
 * Cell to kernel:
 *
 * | frame | slot | argument | text | bytes |
 * | --- | --- | --- | --- | --- |
 * | ready | 0 | 0 | JSON of CellWalls; sent once, unasked | |
 * | done | slot | microseconds of CPU in the isolate | a batch from the guest, or nothing: answers load, enter, drop, ping | its bodies |
 * | failed | slot | microseconds of CPU | JSON of IsolateFailure: the isolate is gone; answers load and enter | |
 * | woke | slot | time limit, ms | nothing: timers of the guest run now, unasked; `said` or `lost` follows | |
 * | said | slot | microseconds of CPU | a batch from the guest whose timers ran, or nothing | its bodies |
 * | lost | slot | microseconds of CPU | JSON of IsolateFailure: the isolate is gone after its timers ran | |
 * | inspect | slot | INSPECT | a message to the debugger, or a CPU profile; of a cell for inspection alone, unasked | |
 */
export type FrameType = 'load' | 'enter' | 'drop' | 'ping' | 'ready' | 'done' | 'failed' | 'woke' | 'said' | 'lost' | 'inspect'

export interface Frame {
  readonly type: FrameType
  readonly slot: number
  readonly argument: number
  readonly text: string
  /** Bodies that are no text, one after the other. */
  readonly bytes?: readonly Uint8Array[]
}

/** A frame as it arrives: its bytes are one piece. */
export interface ReceivedFrame extends Frame {
  readonly bytes?: readonly [Uint8Array<ArrayBuffer>]
}

/**
 * What an `inspect` frame is: its argument. `open` from the cell: an isolate is there, its package's digest in the text, and waits for `go` before
 * anything of the plugin runs; to the cell: a debugger is there. `close`: the isolate is gone; the debugger is. `message`: of a debugger, or to it.
 * `profile`: give one, of so many of the last milliseconds as the text says; here is one.
 */
export const INSPECT = { open: 0, close: 1, message: 2, profile: 3, go: 4 } as const

export interface LoadHead {
  readonly memoryMb: number
  /** JSON of the guest's surface. */
  readonly surface: string
  /** Shown in stack traces: `hardpoint.treasury`. */
  readonly name: string
  /** Of the package, as the kernel verified it: what its compiled code is kept under. */
  readonly digest: string
}

/** Decided by the cell from what isolated-vm reports, never from what the guest says, but for `load` (its own code's problem). */
export interface IsolateFailure {
  readonly reason: 'time' | 'memory' | 'load' | 'protocol'
  readonly problem: string
}

/** What the cell says of itself when it is ready. */
export interface CellWalls {
  readonly isolatedVm: string
  readonly node: string
  /** Only of a cell that was started to be asked: to try it all takes longer than the rest of the start. */
  readonly reach?: CellReach
}

/** The last argument of a cell that is started to be asked. */
export const ASK_WALLS = 'ask'

/** What the cell could do when it tried: true, or a name, is a wall that does not stand. */
export interface CellReach {
  readonly withoutPermission: boolean
  readonly files: boolean
  readonly network: boolean
  readonly childProcess: boolean
  readonly worker: boolean
  readonly inspector: boolean
  readonly codegen: boolean
  /** Native code beyond the addon that it needs. */
  readonly addons: boolean
  /** Names of its environment variables. */
  readonly env: readonly string[]
}

/** Longest frame: bounds what a hostile cell can make the kernel hold, and what a host can send. */
export const MAX_FRAME_BYTES = 67_108_864
