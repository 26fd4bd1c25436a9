/**
 * The bytes of a canonical base64 text (RFC 4648 section 4: padded, no white space, no stray bits), or undefined.
 *
 * `Buffer.from` skips what it does not know, so that many texts give one value: a signature or key could then be
 * rewritten without breaking, and lists of known keys be dodged.
 */
export function bytesFromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? new Uint8Array(bytes) : undefined
}

export function base64FromBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}
