import type { IndexEntry } from '@hardpoint/schemas'
import { changeLines } from './_change-lines.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/** Which version is not to be chosen anew, and why: a word for programs, and more for the people who run it. */
export interface Yank {
  readonly id: string
  readonly version: string
  readonly kind: NonNullable<IndexEntry['yankKind']>
  readonly reason: string
}

/**
 * Marks a version so that no resolver chooses it anew. Its package stays, for those who run it, and its number is never used again.
 *
 * @throws as `publishPackage`, and HP_ERR_PLUGIN_UNKNOWN, HP_ERR_VERSION_UNKNOWN, HP_ERR_DOCUMENT_INVALID
 */
export async function yankVersion(writer: RegistryWriter, { id, version, kind, reason }: Yank, author: Author): Promise<IndexEntry | undefined> {
  const [line] = await changeLines(writer, { id, version }, author, (entry) => ({ ...entry, yanked: reason, yankKind: kind }))
  return line
}
