import type { LogLine } from '../capabilities/_services.ts'

/** The last lines, bounded in number and in characters, so that long lines cannot fill the memory. */
export class LineRing {
  readonly #lines: { readonly line: LogLine; readonly size: number }[] = []
  readonly #maxLines: number
  readonly #maxSize: number
  #size = 0

  constructor(bounds: { readonly lines: number; readonly characters: number }) {
    this.#maxLines = bounds.lines
    this.#maxSize = bounds.characters
  }

  push(line: LogLine, size: number): void {
    this.#lines.push({ line, size })
    this.#size += size
    while (this.#lines.length > this.#maxLines || this.#size > this.#maxSize) {
      this.#size -= this.#lines.shift()?.size ?? 0
    }
  }

  /** Oldest first. */
  lines(): LogLine[] {
    return this.#lines.map(({ line }) => line)
  }
}
