import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'

export interface RotatingFileOptions {
  /** Size at which the file is put aside. */
  readonly maxBytes: number
  /** How many are kept in all: the disk holds at most `files * maxBytes`. */
  readonly files: number
}

/**
 * A file that never grows past its bound: `host.ndjson`, then `host.1.ndjson` (the one before), and so on.
 *
 * Own code because pino-roll runs in a worker thread and counts only once a second: a flood of lines would pass its bound.
 * A full disk loses lines, never the host.
 */
export class RotatingFile {
  readonly #path: string
  readonly #options: RotatingFileOptions
  readonly #stream: ReturnType<typeof pino.destination>
  #size: number
  #lost = 0

  constructor(path: string, options: RotatingFileOptions) {
    this.#path = path
    this.#options = options
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    this.#size = existsSync(path) ? statSync(path).size : 0
    // Gathered and written at once: a kill loses a tenth of a second of lines. maxLength bounds what waits when the disk is full.
    this.#stream = pino.destination({ dest: path, sync: true, mode: 0o600, minLength: 8 * 1024, periodicFlush: 100, maxLength: 4 * 1024 * 1024 })
    this.#stream.on('error', () => { this.#lost += 1 })
    this.#stream.on('drop', () => { this.#lost += 1 })
  }

  /** Lines that could not be written since the start. */
  get lost(): number {
    return this.#lost
  }

  write(line: string): void {
    const size = Buffer.byteLength(line)
    if (this.#size > 0 && this.#size + size > this.#options.maxBytes) this.#rotate()
    this.#size += size
    this.#stream.write(line)
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => { this.#stream.flush(() => resolve()) })
    await new Promise<void>((resolve) => { this.#stream.once('close', () => resolve()); this.#stream.end() })
  }

  #rotate(): void {
    try {
      // Synchronously, so that each file keeps its bound; once in many megabytes.
      this.#stream.flushSync()
      for (let number = this.#options.files - 2; number >= 0; number--) {
        if (existsSync(this.#numbered(number))) renameSync(this.#numbered(number), this.#numbered(number + 1))
      }
      this.#stream.reopen(this.#path)
    } catch {
      this.#lost += 1
    }
    this.#size = 0
  }

  #numbered(number: number): string {
    return number === 0 ? this.#path : this.#path.replace(/(\.[^./]+)?$/, `.${number}$1`)
  }
}
