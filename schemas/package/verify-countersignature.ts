import { HardpointError } from '../errors/mod.ts'
import { parseStrictJson } from '../json/parse-strict-json.ts'
import { verifyEnvelope } from './dsse.ts'

/** Of what a reviewer signs of a package besides its publisher, for whoever demands it. It lies beside the package, which stays as it is. */
export const COUNTERSIGNATURE_TYPE = 'application/vnd.hardpoint.countersignature+json'

/** The package that was reviewed: id and version for people, the digest for the rest. */
export interface CountersignedPackage {
  readonly id: string
  readonly version: string
  /** Of the .hpk, hexadecimal. */
  readonly sha256: string
}

/**
 * Verifies that one of the keys signed for this very package.
 *
 * @param envelope as parsed from JSON (by `parseStrictJson`)
 * @returns the key, base64
 * @throws HP_ERR_DOCUMENT_INVALID, HP_ERR_PACKAGE_SIGNATURE
 */
export function verifyCountersignature(envelope: unknown, { id, version, sha256 }: CountersignedPackage, publicKeys: readonly string[]): string {
  const subject = `the countersignature of ${id} ${version}`
  const { payload, publicKey } = verifyEnvelope(envelope, COUNTERSIGNATURE_TYPE, publicKeys, subject)
  const said = parseStrictJson(payload, subject) as Readonly<Record<string, unknown>> | null
  if (said?.['schema'] === 1 && said['id'] === id && said['version'] === version && said['sha256'] === sha256) return publicKey
  throw new HardpointError('HP_ERR_PACKAGE_SIGNATURE', { subject, problem: 'it is for another package' })
}
