import { SourceMap } from 'node:module'

/** Of a package's main.js.map: with the sources' text in it, that of a bundle of 1 MB is about 3 MB. */
const MAX_BYTES = 8 * 1024 * 1024
/** Values outside strings. They cost forty times their bytes once parsed; an honest map has a few for each source file. */
const MAX_VALUES = 50_000
/** Characters of its positions: what Node makes of them takes twenty times as much memory, and 60 ms a million. */
const MAX_MAPPINGS = 1024 * 1024

/** A source map as it is kept. */
export interface ReadMap {
  readonly map: SourceMap
  /** Characters of its positions: what its memory goes by. */
  readonly size: number
}

/**
 * Reads a source map, which is a stranger's bytes, in bounded time and memory: only its positions and the names of its sources.
 * Not those of maps within maps (`sections`): no bundler of ours writes them.
 */
export function readSourceMap(bytes: Uint8Array): ReadMap | undefined {
  if (bytes.length > MAX_BYTES || hasMoreValues(bytes, MAX_VALUES)) return undefined
  try {
    const { version, sources, mappings } = JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()) as Readonly<Record<string, unknown>>
    if (version !== 3 || !Array.isArray(sources) || typeof mappings !== 'string' || mappings.length > MAX_MAPPINGS) return undefined
    const payload = { version: 3, file: 'main.js', sources: sources.map((source) => typeof source === 'string' ? source : ''), names: [], mappings, sourcesContent: [], sourceRoot: '' }
    return { map: new SourceMap(payload), size: mappings.length }
  } catch {
    // No JSON, or nothing that Node takes for positions: an error is then shown as it came.
    return undefined
  }
}

const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = ['"', '\\', ',', '[', '{'].map((character) => character.charCodeAt(0))

/** Before it is parsed: a megabyte of `[],` would take the kernel a tenth of a second and 50 MB. */
function hasMoreValues(bytes: Uint8Array, limit: number): boolean {
  let values = 0
  let quoted = false
  for (let at = 0; at < bytes.length && values <= limit; at++) {
    const byte = bytes[at]
    if (byte === QUOTE) quoted = !quoted
    else if (byte === BACKSLASH && quoted) at++
    else if (!quoted && (byte === COMMA || byte === BRACKET || byte === BRACE)) values++
  }
  return values > limit
}
