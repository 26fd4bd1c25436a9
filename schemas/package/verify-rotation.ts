import { HardpointError } from '../errors/mod.ts'
import { parseStrictJson } from '../json/parse-strict-json.ts'
import type { PublisherRecord } from '../gen/types.ts'
import { verifyEnvelope } from './dsse.ts'
import { keyidOf } from './ed25519.ts'

/** Of the statement by which one key of a publisher names the next. */
export const ROTATION_TYPE = 'application/vnd.hardpoint.key-rotation+json'

export interface RotationExpectation {
  readonly publisher: string
  /** The key that it must name, base64. */
  readonly to: string
  /** The keys that may have signed it, base64. */
  readonly publicKeys: readonly string[]
}

/** Who signed a statement, and when they say they did (ISO 8601). */
export interface VerifiedRotation {
  readonly from: string
  readonly at: string
}

/**
 * The one check of a rotation's statement, for registry and hosts: what the one lets in, the others follow.
 *
 * Only the key that it names is tried, so that a record of 64 keys and statements costs 64 verifications.
 *
 * @throws HP_ERR_PACKAGE_SIGNATURE, HP_ERR_DOCUMENT_INVALID; HP_ERR_KEY_INVALID where it names another publisher, another key or no time
 */
export function verifyRotation(
  statement: NonNullable<PublisherRecord['keys'][number]['statement']>, { publisher, to, publicKeys }: RotationExpectation,
): VerifiedRotation {
  const keyids = statement.signatures.map(({ keyid }) => keyid)
  const { payload, publicKey: from } = verifyEnvelope(statement, ROTATION_TYPE, publicKeys.filter((key) => keyids.includes(keyidOf(key))), 'statement')
  const said = parseStrictJson(payload, 'statement') as Readonly<Record<string, unknown>> | null
  const refused = (problem: string): HardpointError => new HardpointError('HP_ERR_KEY_INVALID', { key: to, problem })
  if (said?.['publisher'] !== publisher || said['from'] !== from || said['to'] !== to) throw refused('the statement names another publisher or another key')
  const at = said['at']
  if (typeof at !== 'string' || Number.isNaN(Date.parse(at))) throw refused('the statement has no time')
  return { from, at }
}
