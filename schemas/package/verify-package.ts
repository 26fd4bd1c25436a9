import { HardpointError } from '../errors/mod.ts'
import { compareFiles, fileError, locateDamage } from './_compare-files.ts'
import { gzipUnframe, type Unframed } from './_gzip-frame.ts'
import { manifestOf } from './_manifest.ts'
import { readSignature, sha256Of, type SignedStatement } from './_statement.ts'
import { readEntry, readTar } from './_ustar.ts'
import { PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts'
import { SIGNATURE_FILE } from './package-path.ts'
import type { PackageFiles, VerifiedPackage } from './package.ts'
import { assertPackageSize } from './read-package.ts'

export interface VerifyOptions {
  /** The keys trusted for this package, base64. Whose they are is the caller's business. */
  readonly publicKeys: readonly string[]
  readonly limits?: PackageLimits
}

/**
 * The one check of a package, for SDK, registry and host: its form, its signature, every file against the signed list,
 * and its manifest. What it returns are the very bytes that were checked; nothing is read again.
 *
 * @throws HP_ERR_PACKAGE_FILE with the file, what was expected and what was found; HP_ERR_PACKAGE_SIGNATURE,
 *   HP_ERR_PACKAGE_UNSIGNED, HP_ERR_PACKAGE_FORMAT, HP_ERR_PACKAGE_TOO_LARGE, HP_ERR_DOCUMENT_INVALID
 */
export function verifyPackage(input: Uint8Array, { publicKeys, limits = PACKAGE_LIMITS }: VerifyOptions): VerifiedPackage {
  assertPackageSize(input, limits)
  // A copy: who keeps the buffer (a socket's pool, a cache) cannot change what was verified.
  const bytes = Uint8Array.from(input)
  const archive = gzipUnframe(bytes)
  const all = readAll(archive, { publicKeys, limits })
  const signature = all.get(SIGNATURE_FILE)
  if (signature === undefined) throw new HardpointError('HP_ERR_PACKAGE_UNSIGNED', { subject: manifestOf(all).id })
  const { statement, publicKey, keyid } = readSignature(signature, publicKeys)
  compareFiles(all, statement)
  const files = new Map(all)
  files.delete(SIGNATURE_FILE)
  const manifest = manifestOf(files)
  if (manifest.id !== statement.id || manifest.version !== statement.version) {
    throw fileError('plugin.json', {
      problem: 'names another plugin than the signature', expected: `${statement.id} ${statement.version}`, found: `${manifest.id} ${manifest.version}`,
    })
  }
  return { manifest, files, sha256: sha256Of(bytes), size: bytes.length, bytes, publicKey, keyid }
}

function readAll(archive: Unframed, { publicKeys, limits }: Required<VerifyOptions>): PackageFiles {
  try {
    const files = readTar(archive.content, limits)
    if (archive.problem === undefined) return files
    throw archive.problem
  } catch (error) {
    throw explain(archive.problem ?? error, archive, publicKeys)
  }
}

/** The damaged file, where the signed list can be had and tells which; otherwise the error as it was. */
function explain(error: unknown, { content, contentChanged }: Unframed, publicKeys: readonly string[]): unknown {
  let signed: SignedStatement
  try {
    const first = readEntry(content, 0)
    if (first.path !== SIGNATURE_FILE) return error
    signed = readSignature(first.content, publicKeys)
  } catch (second) {
    if (!HardpointError.is(second, 'HP_ERR_PACKAGE_FORMAT')) return second
    return contentChanged ? signatureUnreadable(second) : error
  }
  return locateDamage(content, signed.statement) ?? error
}

/** The first entry of every package is its signature, so damage there has a name even where the name is damaged. */
function signatureUnreadable({ message }: HardpointError): HardpointError {
  return fileError(SIGNATURE_FILE, { problem: 'is damaged', expected: 'the signature, first in the archive', found: message })
}
