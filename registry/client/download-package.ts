import { createHash } from 'node:crypto'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { verifyPackage, type VerifiedPackage } from '@hardpoint/schemas/package'
import { corrupt, packagePath } from '../layout/mod.ts'
import { checkAgreement } from './_agreement.ts'
import type { Source } from './source.ts'

/**
 * Fetches the package an index entry names and returns it only when nothing about it is in doubt: its length and digest are
 * the entry's, it verifies with one of `publicKeys`, and its signed manifest says what the entry said.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT, HP_ERR_PACKAGE_FILE, HP_ERR_PACKAGE_SIGNATURE, HP_ERR_REGISTRY_DIGEST,
 *   HP_ERR_REGISTRY_INDEX_MISMATCH, HP_ERR_REGISTRY_UNREACHABLE
 */
export async function downloadPackage(source: Source, entry: IndexEntry, publicKeys: readonly string[]): Promise<VerifiedPackage> {
  const path = packagePath(entry)
  const bytes = await fetchExactly(source, path, entry.size)
  const found = createHash('sha256').update(bytes).digest('hex')
  if (found !== entry.sha256) throw await damage(bytes, { source, path, entry, found, publicKeys })
  const verified = await verifyPackage(bytes, { publicKeys })
  checkAgreement(entry, verified, source.location)
  return verified
}

/** A download that was cut short must not read as a forged one. */
async function fetchExactly(source: Source, path: string, size: number): Promise<Uint8Array> {
  const origin = { registry: source.location, what: path }
  const bytes = await source.read(path, { maxBytes: size })
  if (bytes === undefined) throw corrupt(origin, 'the index lists it, but it is not there')
  if (bytes.length !== size) throw corrupt(origin, `it has ${bytes.length} bytes, the index says ${size}`)
  return bytes
}

interface Damage {
  readonly source: Source
  readonly path: string
  readonly entry: IndexEntry
  readonly found: string
  readonly publicKeys: readonly string[]
}

/** Names the file inside the package that was changed, where the package can still be read so far; else the package. */
async function damage(bytes: Uint8Array, { source, path, entry, found, publicKeys }: Damage): Promise<HardpointError> {
  const cause = await Promise.resolve().then(() => verifyPackage(bytes, { publicKeys })).then(() => undefined, (error: unknown) => error)
  if (HardpointError.is(cause, 'HP_ERR_PACKAGE_FILE')) return cause
  return new HardpointError('HP_ERR_REGISTRY_DIGEST', {
    registry: source.location, what: path, expected: entry.sha256, found,
  }, { cause })
}
