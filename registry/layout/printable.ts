/** Longest piece of foreign text in one of our messages. */
const MAX_LENGTH = 200

/** What moves a terminal's cursor, hides text or reverses it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu

/**
 * Foreign text as it may stand in an error message.
 *
 * A registry's bytes reach an admin's terminal through our errors: escape sequences in them could rewrite what was
 * shown before, such as the fingerprint of a key.
 */
export function printable(text: string): string {
  const cut = text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
  return cut.replaceAll(INVISIBLE, '\ufffd')
}

/** True where text that people read before they consent holds control or bidirectional-override characters. */
export function hidesText(text: string): boolean {
  return /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/u.test(text)
}
