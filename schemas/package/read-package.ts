import { HardpointError } from '../errors/mod.ts'
import { gzipUnframe } from './_gzip-frame.ts'
import { readTar } from './_ustar.ts'
import { PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts'
import type { PackageFiles } from './package.ts'

/**
 * The files of a .hpk, in memory. Takes only what `writePackage` writes, byte for byte, so that a package has exactly
 * one form and two readers cannot disagree about it.
 *
 * Says nothing about who made them: `verifyPackage` does.
 *
 * @throws HP_ERR_PACKAGE_FORMAT, HP_ERR_PACKAGE_TOO_LARGE
 */
export function readPackage(bytes: Uint8Array, limits: PackageLimits = PACKAGE_LIMITS): PackageFiles {
  assertPackageSize(bytes, limits)
  const { content, problem } = gzipUnframe(bytes)
  if (problem !== undefined) throw problem
  return readTar(content, limits)
}

/** Before anything is copied. @throws HP_ERR_PACKAGE_TOO_LARGE */
export function assertPackageSize(bytes: Uint8Array, { maxBytes }: PackageLimits): void {
  if (bytes.length > maxBytes) throw new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { found: bytes.length, what: 'bytes', limit: maxBytes })
}
