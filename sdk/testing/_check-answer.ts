// The host's own list is host/http/parse-answer.ts, which the SDK cannot import; tests/sdk/testing/create-fake-host.test.ts holds the two together.
import { HardpointError } from '@hardpoint/schemas/errors'

const MAX_HEADERS = 64
const MAX_VALUE = 8 * 1024
const MAX_HEADER_BYTES = 32 * 1024
const MAX_BODY_BYTES = 16 * 1024 * 1024

const ALLOWED = new Set([
  'accept-ranges', 'age', 'allow', 'cache-control', 'content-disposition', 'content-encoding', 'content-language', 'content-location',
  'content-range', 'content-type', 'deprecation', 'etag', 'expires', 'idempotency-key', 'idempotency-replayed', 'last-modified', 'link',
  'location', 'preference-applied', 'ratelimit', 'ratelimit-limit', 'ratelimit-policy', 'ratelimit-remaining', 'ratelimit-reset',
  'retry-after', 'sunset', 'vary',
])
const CUSTOM = /^x-[a-z0-9-]+$/
const CUSTOM_DENIED = /^x-(accel|archive|sendfile|lighttpd|litespeed|frame|content|xss|forwarded|original|rewrite|request-id|powered|permitted|dns|ua|robots|reproxy|webkit|http-method|real-ip)/

/** What is answered for, and whether anybody may see it. */
interface Answered { readonly plugin: string; readonly what: string; readonly shared: boolean }

/**
 * A handler's answer as the host would send it.
 *
 * @throws HP_ERR_PLUGIN_ANSWER for a status, a header or a size that is not a handler's to choose
 */
export async function checkAnswer(response: Response, { plugin, what, shared }: Answered): Promise<Response> {
  const problem = headProblem(response, shared)
  if (problem !== undefined) throw new HardpointError('HP_ERR_PLUGIN_ANSWER', { plugin, what, problem })
  const body = response.body === null ? null : await response.arrayBuffer()
  if (body !== null && body.byteLength > MAX_BODY_BYTES) {
    throw new HardpointError('HP_ERR_PLUGIN_ANSWER', { plugin, what, problem: `its body is larger than ${MAX_BODY_BYTES} bytes` })
  }
  return new Response(body, { status: response.status, headers: response.headers })
}

function headProblem({ status, headers }: Response, shared: boolean): string | undefined {
  if (status < 200 || status > 599) return 'its status is not an integer from 200 to 599'
  const list = [...headers]
  if (list.length > MAX_HEADERS) return `it has more than ${MAX_HEADERS} headers`
  const refused = list.map(([name, value]) => headerProblem(name, value)).find((found) => found !== undefined)
  if (refused !== undefined) return refused
  if (!shared && /\bpublic\b|\bs-maxage\b/i.test(headers.get('cache-control') ?? '')) return 'its cache-control lets shared caches keep what only members may see'
  const bytes = list.reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
  return bytes > MAX_HEADER_BYTES ? `its headers are larger than ${MAX_HEADER_BYTES} bytes` : undefined
}

function headerProblem(name: string, value: string): string | undefined {
  if (!ALLOWED.has(name) && (!CUSTOM.test(name) || CUSTOM_DENIED.test(name))) return `the header ${name} is not a handler's to set`
  if (value.length > MAX_VALUE) return `the header ${name} is longer than ${MAX_VALUE} bytes`
  return name === 'location' && !isPage(value) ? 'its location is no address of the web (http, https or a path), or holds credentials' : undefined
}

function isPage(location: string): boolean {
  const url = URL.parse(location, 'https://host/')
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}
