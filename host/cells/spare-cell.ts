import type { CellProcess, CellHandlers } from './cell-process.ts'

/** A process takes a core for a moment while it starts: not while what made it necessary is still waiting. */
const DELAY_MS = 400
/** After one that did not start, or died by itself. */
const RETRY_MS = 10_000

const NOBODY: CellHandlers = { onBegin() {}, onNotBegun() {}, onAnswer() {}, onUnasked() {}, onEnd() {} }

/**
 * One cell that is started before anybody needs it: what a killed cell's plugins go on in.
 *
 * Started once the first cell was taken, so that a host whose plugins sleep has none.
 */
export class SpareCell {
  readonly #start: (handlers: CellHandlers) => CellProcess
  #spare: CellProcess | undefined
  #timer: NodeJS.Timeout | undefined
  #closed = false

  constructor(start: (handlers: CellHandlers) => CellProcess) { this.#start = start }

  /** A cell for these handlers: the spare one where it is ready. */
  take(handlers: CellHandlers): CellProcess {
    const spare = this.#spare
    this.#later(DELAY_MS)
    if (spare === undefined || !spare.isReady || spare.ended) return this.#start(handlers)
    this.#spare = undefined
    spare.adopt(handlers)
    return spare
  }

  close(): void {
    this.#closed = true
    clearTimeout(this.#timer)
    this.#spare?.kill('stopped', 'the host stops')
    this.#spare = undefined
  }

  #later(ms: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#prepare(), ms).unref()
  }

  #prepare(): void {
    if (this.#closed || this.#spare !== undefined) return
    try {
      const spare = this.#start({
        ...NOBODY,
        onEnd: () => {
          if (this.#spare !== spare) return
          this.#spare = undefined
          if (!this.#closed) this.#later(RETRY_MS)
        },
      })
      this.#spare = spare
    } catch {
      // No process can be started now. Who needs one is told; a spare one can wait.
      this.#later(RETRY_MS)
    }
  }
}
