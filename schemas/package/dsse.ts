import { parseDocument } from '../documents/parse-document.ts'
import { HardpointError } from '../errors/mod.ts'
import type { Envelope } from '../gen/types.ts'
import { base64FromBytes, bytesFromBase64 } from './_base64.ts'
import { keyidOf, sign, verify } from './ed25519.ts'
import type { KeyPair } from './package.ts'

/** What a signature vouched for: these bytes, and no other copy of them, are what the caller goes on with. */
export interface VerifiedPayload {
  readonly payload: Uint8Array
  /** The key that verified, base64; and the SHA-256 of its bytes, hexadecimal. */
  readonly publicKey: string
  readonly keyid: string
}

/**
 * DSSE's pre-authentication encoding: what is signed. The type is in it, so that a license can never pass for a package.
 *
 * https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `
  return new Uint8Array(Buffer.concat([Buffer.from(head), payload]))
}

/** Signs bytes as they are: no canonical JSON needed. @throws HP_ERR_KEY_INVALID */
export function signEnvelope(payloadType: string, payload: Uint8Array, keyPair: KeyPair): Envelope {
  const signature = sign(preAuthEncoding(payloadType, payload), keyPair)
  return {
    payloadType,
    payload: base64FromBytes(payload),
    signatures: [{ keyid: keyidOf(keyPair.publicKey), sig: base64FromBytes(signature) }],
  }
}

/**
 * Verifies that one of the keys signed this envelope for this type.
 *
 * The key id in it is a hint and decides nothing: each signature is tried with each key.
 *
 * @param envelope as parsed from JSON (by `parseStrictJson`)
 * @param publicKeys base64 of 32 bytes each, trusted by the caller
 * @param subject what to call it in an error
 * @throws HP_ERR_DOCUMENT_INVALID where it is no envelope, HP_ERR_PACKAGE_SIGNATURE where it does not verify
 */
export function verifyEnvelope(
  envelope: unknown, payloadType: string, publicKeys: readonly string[], subject: string,
): VerifiedPayload {
  const { payloadType: found, payload: text, signatures } = parseDocument('Envelope', envelope, subject)
  if (found !== payloadType) throw refused(subject, `it is of type ${found}, not ${payloadType}`)
  const payload = bytesFromBase64(text)
  if (payload === undefined) throw refused(subject, 'its payload is not base64')
  const message = preAuthEncoding(payloadType, payload)
  for (const { sig } of signatures) {
    const signature = bytesFromBase64(sig)
    const publicKey = signature && publicKeys.find((key) => verify(signature, message, key))
    if (publicKey !== undefined) return { payload, publicKey, keyid: keyidOf(publicKey) }
  }
  throw refused(subject, why(signatures.map(({ keyid }) => keyid), publicKeys))
}

/** Tells a stranger's key from a changed file, as far as the hint can be believed. */
function why(keyids: readonly string[], publicKeys: readonly string[]): string {
  const known = keyids.some((keyid) => publicKeys.some((key) => keyidOf(key) === keyid))
  return known
    ? 'it was changed after it was signed'
    : `it names the key ${keyids.join(', ')}, which is none of the ${publicKeys.length} trusted ones`
}

function refused(subject: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_PACKAGE_SIGNATURE', { subject, problem })
}
