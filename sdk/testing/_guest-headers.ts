// The host's own list is host/http/guest-headers.ts, which the SDK cannot import; tests/sdk/testing/fake-request.test.ts holds the two together.

const ALLOWED = new Set([
  'accept', 'accept-language', 'content-type', 'content-language', 'content-encoding', 'idempotency-key', 'prefer',
  'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range', 'range', 'user-agent', 'dnt', 'sec-gpc',
])
const ALLOWED_SHAPE = /^(x-[a-z0-9-]+|[a-z0-9-]+-signature|webhook-(id|timestamp|signature))$/
const DENIED_SHAPE = new RegExp(`^x-(${[
  'forwarded', 'real-ip', 'original', 'rewrite', 'envoy', 'amz', 'goog', 'auth', 'ms-', 'azure', 'client-cert', 'client-?ip', 'originating-ip',
  'true-client', 'ssl', 'http-method', 'cluster-client', 'hardpoint', 'appengine', 'cdn', 'token', 'access-token', 'id-token', 'jwt', 'pomerium',
  'vouch', 'webauth', 'proxy', 'remote',
].join('|')})`)

/** The headers that reach a plugin: never credentials, nor what proxies say about the client. */
export function guestHeaders(headers: Headers): Headers {
  const passed = new Headers()
  for (const [name, value] of headers) if (ALLOWED.has(name) || (ALLOWED_SHAPE.test(name) && !DENIED_SHAPE.test(name))) passed.append(name, value)
  return passed
}
