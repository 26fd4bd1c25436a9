import { listInWords } from './_words.ts'

const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'

/**
 * An entry of a grant: a host in lower case (`xn--` for what is not ASCII), at most one star, in front and for exactly one label, above
 * at least two; or an address; with a port where it is not the scheme's own.
 */
export const HOST_PATTERN = `^(http://)?(${LABEL}(\\.${LABEL})*|\\*\\.${LABEL}(\\.${LABEL})+|\\[[0-9a-f:.]{2,45}\\])(:[1-9][0-9]{0,4})?$`

interface HostEntry { readonly scheme: string; readonly host: string; readonly port: string }

/**
 * Compared with the parsed URL's scheme, host and port, each on its own: a pattern over the whole text would take
 * `https://evil.example/a.example.com` for one of `*.example.com`.
 */
export function hostAllowed(entries: readonly string[], url: URL): boolean {
  const target = { scheme: url.protocol, host: url.hostname, port: url.port || defaultPort(url.protocol) }
  // A URL's host may hold a star, and would equal the entry's.
  return !target.host.includes('*') && entries.some((entry) => covers(parseEntry(entry), target))
}

/** What makes a grant wider than what was asked for, in words. A host below a star asked for is narrower. */
export function hostWider(granted: readonly string[], requested: readonly string[]): string | undefined {
  const asked = requested.map(parseEntry)
  const more = granted.filter((entry) => !asked.some((one) => covers(one, parseEntry(entry))))
  return more.length === 0 ? undefined : `it does not ask for ${listInWords(more)}`
}

function parseEntry(entry: string): HostEntry {
  const scheme = entry.startsWith('http://') ? 'http:' : 'https:'
  const [, host = '', port = defaultPort(scheme)] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(entry.replace('http://', '')) ?? []
  return { scheme, host, port }
}

function covers(entry: HostEntry, target: HostEntry): boolean {
  return entry.scheme === target.scheme && entry.port === target.port && (entry.host === target.host || coversByStar(entry.host, target.host))
}

/** `*.example.com`: exactly one label in front, as in certificates (RFC 6125, section 6.4.3); neither the domain itself nor two. */
function coversByStar(entry: string, host: string): boolean {
  if (!entry.startsWith('*.') || !host.endsWith(entry.slice(1))) return false
  const label = host.slice(0, -entry.length + 1)
  return label !== '' && !label.includes('.')
}

function defaultPort(scheme: string): string {
  return scheme === 'http:' ? '80' : '443'
}
