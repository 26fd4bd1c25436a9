import { createHash } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt, targetPath } from '../layout/mod.ts'
import type { Read } from './read.ts'
import type { Target } from './target.ts'

/** Whose file it is. */
export interface ReadTargetOptions {
  readonly registry: string
  readonly read: Read
}

/**
 * The bytes of a target, when they are the ones that signed metadata names.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT where the file is not there or of another length, HP_ERR_REGISTRY_DIGEST
 */
export async function readTarget(name: string, { length, sha256 }: Target, { registry, read }: ReadTargetOptions): Promise<Uint8Array> {
  const what = targetPath(name, sha256)
  const bytes = await read(what, { maxBytes: length })
  if (bytes === undefined) throw corrupt({ registry, what }, 'the signed metadata lists it, but it is not there')
  if (bytes.length !== length) throw corrupt({ registry, what }, `it has ${bytes.length} bytes, the signed metadata says ${length}`)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== sha256) throw new HardpointError('HP_ERR_REGISTRY_DIGEST', { registry, what, expected: sha256, found })
  return bytes
}
