/** Names whose values are secrets, wherever they stand: headers, options, settings, fields of a log line. */
const SECRET_NAME = /authorization|cookie|token|secret|passw(or)?d|passphrase|api[-_]?key|private[-_]?key|credential/i

/** Values that are secrets wherever they stand: our own tokens, and what follows Bearer or Basic. */
const SECRET_TEXT = /\bhpt_[A-Za-z0-9]+_[A-Za-z0-9_-]+|\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi

/** Deeper than any honest field; what is below is not shown, so that a plugin cannot make the host recurse for long. */
const MAX_DEPTH = 8

const HIDDEN = '[redacted]'

/** Takes tokens out of a text that people will read. */
export function redactText(text: string): string {
  return text.replaceAll(SECRET_TEXT, (_, scheme: string | undefined) => (scheme === undefined ? HIDDEN : `${scheme} ${HIDDEN}`))
}

/**
 * Takes secrets out of a JSON value, by name and by look.
 *
 * Own code because pino's `redact` takes a fixed list of paths, and the fields of plugins nest as they like.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAX_DEPTH) return '[nested too deep]'
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1))
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hide(name, item, depth)]))
}

/** Numbers and booleans under such a name (`tokens: 3`) are counts and switches, not secrets. */
function hide(name: string, value: unknown, depth: number): unknown {
  const secret = SECRET_NAME.test(name) && typeof value !== 'number' && typeof value !== 'boolean' && value !== null
  return secret ? HIDDEN : redact(value, depth + 1)
}
