import { HardpointError, type ErrorDetails } from '@hardpoint/schemas/errors'
import type { ActivePlugin } from './active-plugin.ts'
import { readSourceMap, type ReadMap } from './_read-source-map.ts'
import { sourceName } from './_source-name.ts'

/** Positions as V8 writes them for a plugin's bundle: the cell names it so. */
const POSITION = /plugin:([a-z0-9.-]{1,128})\/main\.js:(\d{1,7}):(\d{1,7})/g
/** A stack has 20 frames; a text that claims more has the first of them mapped. */
const MAX_POSITIONS = 64
/** Of all maps that are kept, together: about 50 MB where somebody makes the most of it. */
const MAX_KEPT_SIZE = 2 * 1024 * 1024
const MAX_KEPT = 64
/** A map's reading takes the kernel's time, and plugins choose when they throw: it rests this many times as long before it reads the next. */
const REST = 10

type Mapped = Pick<ActivePlugin, 'code' | 'sourceMap'>

/**
 * Shows authors where in their own files an error came from: `plugin:acme.mail/main.js:120:9` becomes `src/send.ts:14:9`.
 *
 * By the package's own source map, which is read when an error is there to be shown and not before. Both the map and the text are
 * a stranger's: whatever is wrong with them, the text stays as it came.
 */
export class SourceMaps {
  readonly #now: () => number
  /** By digest of the package, the one used last at the end. Undefined for one that is not usable. */
  readonly #kept = new Map<string, ReadMap | undefined>()
  #restsUntil = -Infinity

  /** @param now milliseconds that never go back */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** The text with each position in the plugin's bundle replaced. What it puts in needs no escapes in JSON. */
  text(plugin: Mapped, text: string): string {
    if (!text.includes(`plugin:${plugin.code.id}/main.js:`)) return text
    const found = this.#mapOf(plugin)
    if (found === undefined) return text
    let positions = 0
    return text.replace(POSITION, (position: string, id: string, line: string, column: string) =>
      id === plugin.code.id && ++positions <= MAX_POSITIONS ? original(found, Number(line), Number(column)) ?? position : position)
  }

  /** What a call into the plugin threw, with the author's files in its words and stack. Anything but a plugin's own failure as it is. */
  error(plugin: Mapped, thrown: unknown): unknown {
    if (!HardpointError.is(thrown) || (thrown.code !== 'HP_ERR_PLUGIN_THREW' && thrown.code !== 'HP_ERR_PLUGIN_LOAD')) return thrown
    const { code, details, cause } = thrown
    // An answer that the handler chose: nobody looks for its place.
    if (details['refusal'] === true) return thrown
    const words = typeof details['problem'] === 'string' ? this.text(plugin, details['problem']) : ''
    const stack = typeof details['stack'] === 'string' ? this.text(plugin, details['stack']) : words
    // What a module that does not load threw comes as one text: the first lines are its words, the rest is where.
    const [problem = ''] = words.split('\n    at ', 1)
    const shown = { ...details, problem, ...(stack === '' || stack === problem ? {} : { stack }) }
    return new HardpointError(code, shown as ErrorDetails<'HP_ERR_PLUGIN_THREW'>, { cause })
  }

  #mapOf({ code: { digest }, sourceMap }: Mapped): ReadMap | undefined {
    if (this.#kept.has(digest)) {
      const found = this.#kept.get(digest)
      this.#kept.delete(digest)
      this.#kept.set(digest, found)
      return found
    }
    const began = this.#now()
    if (sourceMap === undefined || began < this.#restsUntil) return undefined
    try {
      const bytes = sourceMap()
      const read = bytes === undefined ? undefined : readSourceMap(bytes)
      this.#keep(digest, read)
      return read
    } catch {
      // A package that is gone, or was changed on disk, is told of elsewhere, and may be repaired: here it only means that there is no map now.
      return undefined
    } finally {
      const ended = this.#now()
      this.#restsUntil = ended + (ended - began) * REST
    }
  }

  #keep(digest: string, read: ReadMap | undefined): void {
    this.#kept.set(digest, read)
    let size = [...this.#kept.values()].reduce((sum, each) => sum + (each?.size ?? 0), 0)
    for (const [oldest, kept] of this.#kept) {
      if (size <= MAX_KEPT_SIZE && this.#kept.size <= MAX_KEPT) return
      this.#kept.delete(oldest)
      size -= kept?.size ?? 0
    }
  }
}

/** @param line counted from 1, like column */
function original({ map }: ReadMap, line: number, column: number): string | undefined {
  const entry = map.findEntry(line - 1, column - 1)
  // Where a line of the bundle is of no source, Node gives the last position before it, of another line.
  if (!('originalSource' in entry) || entry.generatedLine !== line - 1) return undefined
  const { originalSource, originalLine, originalColumn } = entry
  const name = sourceName(originalSource)
  if (name === undefined || !isPlace(originalLine) || !isPlace(originalColumn)) return undefined
  return `${name}:${originalLine + 1}:${originalColumn + 1}`
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 10_000_000
}
