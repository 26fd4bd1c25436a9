import type { IndexEntry } from '@hardpoint/schemas'
import { changeLines } from './_change-lines.ts'
import type { Author, RegistryWriter } from './registry-writer.ts'

/** What is better not used any more, and what instead. */
export interface Deprecation {
  readonly id: string
  /** Every version where absent. */
  readonly version?: string
  readonly reason: string
  /** Another plugin's id. */
  readonly replacement?: string
}

/**
 * Marks versions as better not used any more. They can still be chosen; who installs one is told.
 *
 * @throws as `yankVersion`
 */
export function deprecatePlugin(writer: RegistryWriter, { id, version, reason, replacement }: Deprecation, author: Author): Promise<IndexEntry[]> {
  return changeLines(writer, { id, version }, author, ({ replacement: _before, ...entry }) => ({
    ...entry, deprecated: reason, ...(replacement === undefined ? {} : { replacement }),
  }))
}
