import { distance } from 'fastest-levenshtein'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Shorter names are too few to keep apart by one letter. */
const SHORTEST_COMPARED = 4

/** Characters that are read for one another. */
const LOOKS: Readonly<Record<string, string>> = { 0: 'o', 1: 'l', 5: 's', i: 'l' }

/** The name without what people do not see: case, hyphens and underscores. */
function folded(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '')
}

function looksLike(name: string): string {
  return folded(name).replaceAll(/[015i]/g, (char) => LOOKS[char] ?? char).replaceAll('rn', 'm').replaceAll('vv', 'w')
}

/**
 * Refuses a publisher's id that is taken for another one's.
 *
 * @param allowSimilar the operator knows both; hyphens alone are never a difference
 * @throws HP_ERR_NAME_SIMILAR
 */
export function assertNewPublisher(id: string, existing: Iterable<string>, allowSimilar: boolean): void {
  for (const other of existing) {
    if (folded(other) === folded(id)) throw similar(`The publisher ${id}`, other, 'Choose another id: hyphens and case are no difference.')
    const close = looksLike(other) === looksLike(id)
      || (Math.min(id.length, other.length) >= SHORTEST_COMPARED && distance(folded(id), folded(other)) === 1)
    if (close && !allowSimilar) throw similar(`The publisher ${id}`, other, 'Choose another id. Where both are known to the operator: --allow-similar')
  }
}

/** Refuses a plugin's id that differs from another of its publisher in hyphens or look-alikes alone. @throws HP_ERR_NAME_SIMILAR */
export function assertNewPlugin(id: string, existing: Iterable<string>): void {
  for (const other of existing) {
    if (other !== id && looksLike(other) === looksLike(id)) throw similar(id, other, 'Choose another name, or publish a version of that plugin.')
  }
}

function similar(what: string, existing: string, remedy: string): HardpointError {
  return new HardpointError('HP_ERR_NAME_SIMILAR', { what, existing, remedy })
}
