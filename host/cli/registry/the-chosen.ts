import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'

interface Chosen {
  readonly id: string
  readonly version: string | undefined
  readonly registry: string
}

/**
 * The line of the version that was chosen for a bundle. It was chosen from what the registry showed a moment before: a bundle without it would fail on a host
 * that has no other source.
 *
 * @throws HP_ERR_REGISTRY_MIXED where it is not there any more
 */
export function theChosen(entries: readonly IndexEntry[], { id, version, registry }: Chosen): readonly IndexEntry[] {
  const found = entries.filter((entry) => entry.id === id && entry.version === version)
  if (found.length === 1) return found
  throw new HardpointError('HP_ERR_REGISTRY_MIXED', { registry, what: `index/${id}.ndjson`, problem: `version ${version ?? '?'}, which was chosen from it a moment ago, is not in it` })
}
