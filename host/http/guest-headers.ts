import type { IncomingHttpHeaders } from 'node:http'

/** Headers any handler may read. */
const ALLOWED = new Set([
  'accept', 'accept-language', 'content-type', 'content-language', 'content-encoding', 'idempotency-key', 'prefer',
  'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range', 'range', 'user-agent', 'dnt', 'sec-gpc',
])

/** Custom headers and webhook signatures (`stripe-signature`, `webhook-id`). */
const ALLOWED_SHAPE = /^(x-[a-z0-9-]+|[a-z0-9-]+-signature|webhook-(id|timestamp|signature))$/

/**
 * What proxies add about the client and its login. A plugin that reads them learns addresses it was not granted, or
 * holds an identity token of the proxy (AWS ALB, IAP, oauth2-proxy, Azure, Pomerium, Vouch, mTLS terminators).
 */
const DENIED_SHAPE = new RegExp(`^x-(${[
  'forwarded', 'real-ip', 'original', 'rewrite', 'envoy', 'amz', 'goog', 'auth', 'ms-', 'azure', 'client-cert', 'client-?ip', 'originating-ip',
  'true-client', 'ssl', 'http-method', 'cluster-client', 'hardpoint', 'appengine', 'cdn', 'token', 'access-token', 'id-token', 'jwt', 'pomerium',
  'vouch', 'webauth', 'proxy', 'remote',
].join('|')})`)

/**
 * The headers of a request that reach a plugin: an allow-list, because a new credential header must not leak before
 * somebody has heard of it. Authorization, Cookie and hop-by-hop headers never pass (RFC 9110, 7.6.1).
 */
export function guestHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const hopByHop = new Set((headers.connection ?? '').toLowerCase().split(',').map((name) => name.trim()))
  const passed: Record<string, string> = Object.create(null)
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || hopByHop.has(name) || !isAllowed(name)) continue
    passed[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return passed
}

function isAllowed(name: string): boolean {
  return ALLOWED.has(name) || (ALLOWED_SHAPE.test(name) && !DENIED_SHAPE.test(name))
}
