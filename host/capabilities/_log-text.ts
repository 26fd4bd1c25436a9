/**
 * C0, DEL, C1, line and paragraph separators, bidirectional controls, zero-width characters, byte-order mark: what moves a
 * terminal's cursor, starts an escape sequence (CVE-2021-25743), forges a second line (CWE-117) or reorders text (CVE-2021-42574).
 * Tab stays.
 */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

const MAX_FIELDS_LENGTH = 8192
const MAX_DEPTH = 6

/** Text that is safe on a terminal: control characters are spelled out, what is beyond `limit` characters is counted. */
export function boundedText(text: string, limit: number): string {
  const cut = text.length > limit ? `${text.slice(0, limit)}… (${text.length - limit} more characters)` : text
  return cut.toWellFormed().replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Fields as they may be written: names and strings escaped, and together no longer than 8 KiB. */
export function boundedFields(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const size = JSON.stringify(fields).length
  if (size > MAX_FIELDS_LENGTH) return { omitted: `${size} characters of fields; the limit is ${MAX_FIELDS_LENGTH}` }
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [boundedText(name, 128), escaped(value, 1)]))
}

function escaped(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return boundedText(value, MAX_FIELDS_LENGTH)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return '…'
  if (Array.isArray(value)) return value.map((item) => escaped(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [boundedText(name, 128), escaped(item, depth + 1)]))
}
