import { isIP } from 'node:net'
import { HardpointError } from '@hardpoint/schemas/errors'
import { addressAllowed } from './_address-guard.ts'
import type { CapabilityCall } from './_capability.ts'
import { hostAllowed } from './_fetch-hosts.ts'

/**
 * What the URL standard takes out or turns round in silence (tab, line break, surrounding space, backslash). Two readers of such a
 * URL may see two hosts, and no honest program writes one.
 */
// oxlint-disable-next-line no-control-regex
const AMBIGUOUS = /[\u0000-\u0020\u007f\\]/

/**
 * A URL that the grant allows, parsed. Checked for each redirect anew.
 *
 * Names are checked again when they are resolved; addresses never are resolved, so they are checked here. The parser writes
 * `0x7f.1`, `2130706433` and `[::ffff:127.0.0.1]` as the addresses they are.
 *
 * @throws HP_ERR_FETCH_URL, HP_ERR_GRANT_SCOPE
 */
export function allowedUrl(text: string, call: CapabilityCall<{ readonly hosts: readonly string[] }>, options: { readonly base?: URL; readonly allowPrivate: readonly string[] }): URL {
  if (AMBIGUOUS.test(text)) throw refused('a URL', 'it has spaces, control characters or backslashes')
  const url = URL.parse(text, options.base)
  if (url === null) throw refused('a URL', 'it is not a valid absolute URL')
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(url.protocol, 'only https and http are known')
  if (url.username !== '' || url.password !== '') throw refused(url.host, 'it holds credentials')
  const { hosts } = call.grant
  if (!hostAllowed(hosts, url)) throw new HardpointError('HP_ERR_GRANT_SCOPE', { plugin: call.plugin.id, method: 'http.fetch', value: url.origin, allowed: hosts })
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(literal) !== 0 && !addressAllowed(literal, options.allowPrivate)) throw refusedAddress(url.host)
  url.hash = ''
  return url
}

/** Without the address: what a name resolves to inside is not the guest's business. */
export function refusedAddress(host: string): HardpointError {
  return refused(host, 'it leads into a private network')
}

/** Never the whole URL: its path and query may be secret, and this goes into the audit stream. */
function refused(url: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_FETCH_URL', { url: url.slice(0, 300), problem })
}
