import { isDeepStrictEqual } from 'node:util'
import { closest } from 'fastest-levenshtein'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { parseEntry, printable } from '../layout/mod.ts'
import { changeIndex } from './_change-index.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/** Most versions that an error names. */
const SHOWN = 20

interface Lines {
  readonly id: string
  /** All where absent. */
  readonly version: string | undefined
}

/** Changes what may change of lines that are published. @returns the lines it meant, as they are now */
export async function changeLines(writer: RegistryWriter, { id, version }: Lines, author: Author, change: (line: IndexEntry) => IndexEntry): Promise<IndexEntry[]> {
  let meant: IndexEntry[] = []
  await changeIndex(writer, id, author, async (lines) => {
    if (lines.length === 0) throw await unknownPlugin(writer, id)
    const isMeant = (line: IndexEntry): boolean => version === undefined || line.version === version
    if (!lines.some(isMeant)) {
      throw new HardpointError('HP_ERR_VERSION_UNKNOWN', { plugin: id, range: printable(version ?? ''), versions: lines.slice(-SHOWN).map((line) => line.version) })
    }
    const next = lines.map((line) => isMeant(line) ? parseEntry(change(line)) : line)
    meant = next.filter(isMeant)
    return isDeepStrictEqual(next, lines) ? undefined : next
  })
  return meant
}

async function unknownPlugin({ client }: RegistryWriter, id: string): Promise<HardpointError> {
  const ids = await client.search('').then((entries) => entries.map((entry) => entry.id), () => [])
  return new HardpointError('HP_ERR_PLUGIN_UNKNOWN', { plugin: printable(id), nearest: ids.length === 0 ? 'another one' : closest(id, ids) })
}
