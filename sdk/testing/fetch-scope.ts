import { BlockList, isIP, isIPv6 } from 'node:net'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Whose grant, and what a relative URL (of a redirect) is relative to. */
export interface FetchScope {
  readonly plugin: string
  readonly hosts: readonly string[]
  readonly base?: string
}

/** What the URL standard takes out in silence: two readers of such a URL may see two hosts. */
// oxlint-disable-next-line no-control-regex
const AMBIGUOUS = /[\u0000-\u0020\u007f\\]/

/** The common private ranges; the host knows them all (IANA's special-purpose registries). */
const PRIVATE_V4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16', '224.0.0.0/3']
/** All but global unicast, 2000::/3 (RFC 4291, section 2.4). */
const PRIVATE_V6 = ['::/3', '4000::/2', '8000::/1']

// Two lists: an IPv4 address is within ::/3, as ::ffff:0:0/96.
const PRIVATE = { 4: blockList(PRIVATE_V4, 'ipv4'), 6: blockList(PRIVATE_V6, 'ipv6') }

/**
 * Checks a URL against the hosts of a grant, as http.fetch does before it connects: parsed, never matched as text, label by label.
 * `*.example.com` is exactly one label in place of the star; without a scheme only https is meant. Addresses of private networks are
 * refused, whatever the grant says.
 *
 * @returns the URL without its fragment
 * @throws HP_ERR_FETCH_URL, HP_ERR_GRANT_SCOPE
 */
export function assertInScope(text: string, { plugin, hosts, base }: FetchScope): URL {
  if (AMBIGUOUS.test(text)) throw refused('a URL', 'it has spaces, control characters or backslashes')
  const url = URL.parse(text, base)
  if (url === null) throw refused('a URL', 'it is not a valid absolute URL')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(url.protocol, 'only https and http are known')
  if (url.username !== '' || url.password !== '') throw refused(url.host, 'it holds credentials')
  if (!hosts.some((entry) => covers(entry, url))) throw new HardpointError('HP_ERR_GRANT_SCOPE', { plugin, method: 'http.fetch', value: url.origin, allowed: hosts })
  if (isPrivate(url.hostname.replace(/^\[|\]$/g, ''))) throw refused(url.host, 'it leads into a private network')
  url.hash = ''
  return url
}

function covers(entry: string, url: URL): boolean {
  const scheme = entry.startsWith('http://') ? 'http:' : 'https:'
  const { host, port } = /^(?<host>\[[^\]]*\]|[^:]*)(?::(?<port>\d+))?$/.exec(entry.replace('http://', ''))?.groups ?? {}
  const own = scheme === 'http:' ? '80' : '443'
  if (host === undefined || url.protocol !== scheme || (url.port || own) !== (port ?? own)) return false
  // A URL's host may hold a star, and would equal the entry's.
  if (url.hostname.includes('*')) return false
  return host.startsWith('*.') ? coversByStar(host, url.hostname) : host === url.hostname
}

function coversByStar(entry: string, host: string): boolean {
  const label = host.endsWith(entry.slice(1)) ? host.slice(0, -entry.length + 1) : ''
  return label !== '' && !label.includes('.')
}

function isPrivate(literal: string): boolean {
  if (isIP(literal) === 0) return false
  return isIPv6(literal) ? PRIVATE[6].check(literal, 'ipv6') : PRIVATE[4].check(literal, 'ipv4')
}

function blockList(ranges: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [base = '', bits] = range.split('/')
    list.addSubnet(base, Number(bits), family)
  }
  return list
}

/** Never the whole URL: its path and query may be secret. */
function refused(url: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_FETCH_URL', { url: url.slice(0, 300), problem })
}
