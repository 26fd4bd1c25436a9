import type { Envelope } from '../gen/types.ts'
import { manifestOf } from './_manifest.ts'
import { sha256Of } from './_statement.ts'
import { signEnvelope } from './dsse.ts'
import type { KeyPair } from './package.ts'
import { readPackage } from './read-package.ts'
import { COUNTERSIGNATURE_TYPE, type CountersignedPackage } from './verify-countersignature.ts'

/**
 * Signs for a package that somebody else signed: these very bytes were looked at. Whether its publisher's signature holds is not looked at here: a host does that.
 *
 * @throws HP_ERR_PACKAGE_FORMAT, HP_ERR_PACKAGE_TOO_LARGE, HP_ERR_PACKAGE_FILE, HP_ERR_DOCUMENT_INVALID, HP_ERR_KEY_INVALID
 */
export function countersignPackage(hpk: Uint8Array, keyPair: KeyPair): { readonly of: CountersignedPackage; readonly envelope: Envelope } {
  const { id, version } = manifestOf(readPackage(hpk))
  const of = { id, version, sha256: sha256Of(hpk) }
  return { of, envelope: signEnvelope(COUNTERSIGNATURE_TYPE, Buffer.from(JSON.stringify({ schema: 1, ...of })), keyPair) }
}
