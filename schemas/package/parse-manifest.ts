import { contributionClashes } from '../documents/contribution-clashes.ts'
import { parseDocument } from '../documents/parse-document.ts'
import { HardpointError } from '../errors/mod.ts'
import type { Manifest } from '../gen/types.ts'

/**
 * A manifest that this version of ours understands: valid by its schema, with contributions that can stand beside each other.
 *
 * @param document what to call it in the error
 * @throws HP_ERR_DOCUMENT_INVALID with the JSON pointer of the first problem
 */
export function parseManifest(value: unknown, document: string): Manifest {
  const manifest = parseDocument('Manifest', value, document)
  const [clash] = contributionClashes(manifest)
  if (clash !== undefined) throw new HardpointError('HP_ERR_DOCUMENT_INVALID', { document, ...clash })
  return manifest
}
