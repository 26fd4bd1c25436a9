import { HardpointError } from '../errors/mod.ts'
import { gzipFrame } from './_gzip-frame.ts'
import { writeTar } from './_ustar.ts'
import { PACKAGE_LIMITS, type PackageLimits } from './package-limits.ts'
import { pathProblem, printablePath } from './package-path.ts'
import type { PackageFiles } from './package.ts'

/**
 * The bytes of a .hpk with these files. The same files give the same bytes, on every machine.
 *
 * Does not sign: `signPackage` does.
 *
 * @throws HP_ERR_PACKAGE_FORMAT for a path that may not be in a package, HP_ERR_PACKAGE_TOO_LARGE
 */
export function writePackage(files: PackageFiles, limits: PackageLimits = PACKAGE_LIMITS): Uint8Array {
  const folded = new Set<string>()
  for (const path of files.keys()) {
    const problem = folded.has(path.toLowerCase()) ? 'differs from another file only in case' : pathProblem(path)
    if (problem !== undefined) throw new HardpointError('HP_ERR_PACKAGE_FORMAT', { problem: `${printablePath(path)} ${problem}` })
    folded.add(path.toLowerCase())
  }
  if (files.size > limits.maxFiles) throw tooLarge(files.size, 'files', limits.maxFiles)
  const bytes = gzipFrame(writeTar(files))
  if (bytes.length > limits.maxBytes) throw tooLarge(bytes.length, 'bytes', limits.maxBytes)
  return bytes
}

function tooLarge(found: number, what: string, limit: number): HardpointError {
  return new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { found, what, limit })
}
