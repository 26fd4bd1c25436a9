// oxlint-disable no-control-regex -- these are what is looked for
/** C0, DEL, C1, bidirectional overrides, zero-width and line separators. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/**
 * Makes a text of a stranger safe to print: escape sequences in a plugin's title or log line could otherwise move the
 * cursor, rewrite what the admin reads before consenting, or set the terminal's title (CWE-150).
 */
export function neutralise(text: string): string {
  return text.replaceAll(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
