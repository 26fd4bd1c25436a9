import { createHash } from 'node:crypto'
import type { IndexEntry } from '@hardpoint/schemas'
import type { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt, packagePath } from '../../layout/mod.ts'
import type { DurableFiles } from '../_durable-files.ts'

/** The package's bytes, piece by piece. The last ones never come where they are not those of its digest. @throws HP_ERR_REGISTRY_CORRUPT */
export async function packagePieces(files: Pick<DurableFiles, 'directory' | 'pieces'>, entry: IndexEntry): Promise<AsyncIterable<Uint8Array>> {
  const origin = { registry: files.directory, what: packagePath(entry) }
  const file = await files.pieces(origin.what)
  if (file?.size !== entry.size) throw corrupt(origin, file === undefined ? 'it is missing' : `it has ${file.size} bytes, the index says ${entry.size}`)
  return verified(file.pieces(), entry.sha256, () => corrupt(origin, 'it is not the one that was published'))
}

async function* verified(pieces: AsyncIterable<Uint8Array>, sha256: string, refused: () => HardpointError): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  for await (const piece of pieces) {
    hash.update(piece)
    yield piece
  }
  if (hash.digest('hex') !== sha256) throw refused()
}
