import type { IndexEntry } from '@hardpoint/schemas'
import { BYTES_A_TURN, MAX_LINE_BYTES } from './_limits.ts'
import { parseEntry } from './parse-entry.ts'
import { corrupt, parseJson, type Origin } from './parse-json.ts'
import { CATALOG_PATH, indexPath } from './paths.ts'
import { nextTurn } from './_turns.ts'

const NEWLINE = 0x0a

/**
 * The versions of a plugin, in the order they were published. One bad line spoils the file: a reader that skipped it
 * would silently show an older version as the newest.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT
 */
export async function parseIndex(bytes: Uint8Array, id: string, registry: string): Promise<IndexEntry[]> {
  const what = indexPath(id)
  const versions = new Set<string>()
  return parseLines(bytes, { registry, what }, (entry, line) => {
    // An index that answers for another plugin would have it installed under a trusted name.
    if (entry.id !== id) throw corrupt(line, `it is about ${entry.id}`)
    if (versions.has(entry.version)) throw corrupt(line, `version ${entry.version} stands there twice`)
    versions.add(entry.version)
  })
}

/**
 * The latest version of each plugin.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT
 */
export async function parseCatalog(bytes: Uint8Array, registry: string): Promise<IndexEntry[]> {
  const ids = new Set<string>()
  return parseLines(bytes, { registry, what: CATALOG_PATH }, (entry, line) => {
    if (ids.has(entry.id)) throw corrupt(line, `${entry.id} stands there twice`)
    ids.add(entry.id)
  })
}

/** The bytes that `parseIndex` and `parseCatalog` read. */
export function formatLines(entries: readonly IndexEntry[]): Uint8Array {
  return Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
}

async function parseLines(bytes: Uint8Array, origin: Origin, check: (entry: IndexEntry, line: Origin) => void): Promise<IndexEntry[]> {
  const entries: IndexEntry[] = []
  let turn = 0
  for (let start = 0; start < bytes.length;) {
    if (start >= turn) {
      await nextTurn()
      turn = start + BYTES_A_TURN
    }
    const line = { ...origin, what: `${origin.what}, line ${entries.length + 1}` }
    const end = bytes.indexOf(NEWLINE, start)
    // A file that was cut off must not read as a file with fewer versions.
    if (end === -1) throw corrupt(line, 'it is cut off')
    if (end - start > MAX_LINE_BYTES) throw corrupt(line, `it is longer than ${MAX_LINE_BYTES} bytes`)
    const entry = parseJson(bytes.subarray(start, end), line, parseEntry)
    check(entry, line)
    entries.push(entry)
    start = end + 1
  }
  return entries
}
