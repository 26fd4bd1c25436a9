import { createHash } from 'node:crypto'
import { parseDocument } from '../documents/parse-document.ts'
import { HardpointError } from '../errors/mod.ts'
import type { Envelope, Manifest, PackageStatement } from '../gen/types.ts'
import { parseStrictJson } from '../json/parse-strict-json.ts'
import { inOrder } from './_ustar.ts'
import { signEnvelope, verifyEnvelope } from './dsse.ts'
import { assertJsonSize } from './_json-size.ts'
import { SIGNATURE_FILE } from './package-path.ts'
import type { KeyPair, PackageFiles } from './package.ts'

const PAYLOAD_TYPE = 'application/vnd.hardpoint.package+json'

/** A statement and the key that signed it. */
export interface SignedStatement {
  readonly statement: PackageStatement
  readonly publicKey: string
  readonly keyid: string
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The bytes of signature.json for these files. */
export function writeSignature(files: PackageFiles, { id, version }: Manifest, keyPair: KeyPair): Uint8Array {
  const statement: PackageStatement = { schema: 1, id, version, files: digests(files) }
  return canonicalEnvelope(signEnvelope(PAYLOAD_TYPE, Buffer.from(JSON.stringify(statement)), keyPair))
}

/**
 * Reads signature.json. One signature, its key id right, in the one form we write: so that no byte of a package, not
 * even a hint, can change without notice.
 *
 * @throws HP_ERR_PACKAGE_SIGNATURE, HP_ERR_PACKAGE_TOO_LARGE, HP_ERR_DOCUMENT_INVALID
 */
export function readSignature(bytes: Uint8Array, publicKeys: readonly string[]): SignedStatement {
  assertJsonSize(bytes, SIGNATURE_FILE)
  const envelope = parseDocument('Envelope', parseStrictJson(bytes, SIGNATURE_FILE), SIGNATURE_FILE)
  const { payload, publicKey, keyid } = verifyEnvelope(envelope, PAYLOAD_TYPE, publicKeys, SIGNATURE_FILE)
  if (envelope.signatures.length !== 1 || envelope.signatures[0]?.keyid !== keyid) throw refused('it must hold one signature, with the id of its key')
  if (Buffer.compare(canonicalEnvelope(envelope), bytes) !== 0) throw refused('it is written in another form than the one that is signed')
  const statement = parseDocument('PackageStatement', parseStrictJson(payload, `${SIGNATURE_FILE} (payload)`), `${SIGNATURE_FILE} (payload)`)
  return { statement, publicKey, keyid }
}

function digests(files: PackageFiles): PackageStatement['files'] {
  return Object.fromEntries(inOrder(files.keys()).map((path) => {
    const bytes = files.get(path) ?? new Uint8Array()
    return [path, { sha256: sha256Of(bytes), size: bytes.length }]
  }))
}

function canonicalEnvelope({ payloadType, payload, signatures }: Envelope): Uint8Array {
  return Buffer.from(JSON.stringify({ payloadType, payload, signatures: signatures.map(({ keyid, sig }) => ({ keyid, sig })) }))
}

function refused(problem: string): HardpointError {
  return new HardpointError('HP_ERR_PACKAGE_SIGNATURE', { subject: SIGNATURE_FILE, problem })
}
