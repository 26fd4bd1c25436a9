import { validateHeaderName, validateHeaderValue } from 'node:http'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { GuestAnswer, Payload } from '../cells/cells.ts'

/** A plugin's answer, safe to send. */
export interface PluginAnswer {
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Payload | undefined
}

const MAX_HEADERS = 64
const MAX_VALUE = 8 * 1024
const MAX_HEADER_BYTES = 32 * 1024
const MAX_BODY_BYTES = 16 * 1024 * 1024

/** What a handler may set. Everything else steers the connection, the browser's security or a proxy, and is the host's. */
const ALLOWED = new Set([
  'accept-ranges', 'age', 'allow', 'cache-control', 'content-disposition', 'content-encoding', 'content-language', 'content-location',
  'content-range', 'content-type', 'deprecation', 'etag', 'expires', 'idempotency-key', 'idempotency-replayed', 'last-modified', 'link',
  'location', 'preference-applied', 'ratelimit', 'ratelimit-limit', 'ratelimit-policy', 'ratelimit-remaining', 'ratelimit-reset',
  'retry-after', 'sunset', 'vary',
])

/** Custom headers, but those that a proxy or browser acts on: X-Accel-Redirect, X-Sendfile and X-Archive-Files read files off the proxy's disk. */
const CUSTOM = /^x-[a-z0-9-]+$/
const CUSTOM_DENIED = /^x-(accel|archive|sendfile|lighttpd|litespeed|frame|content|xss|forwarded|original|rewrite|request-id|powered|permitted|dns|ua|robots|reproxy|webkit|http-method|real-ip)/

/** May come more than once, and mean the same joined by commas (RFC 9110, 5.3). */
const LISTS = /^(allow|cache-control|link|vary|x-.*)$/

const NO_BODY = new Set([204, 205, 304])

/**
 * Turns what a handler answered into something that can be sent, or says what is wrong with it.
 *
 * The head is a stranger's: CR LF in a value would split the response, `transfer-encoding` smuggle one, status 101 give
 * the connection away, `set-cookie` log people out or in, `www-authenticate` ask them for a password in our name.
 *
 * @param shared whether anybody may see the answer: a public route's may be kept by shared caches
 * @throws HP_ERR_PLUGIN_ANSWER
 */
export function parseAnswer(answer: GuestAnswer, context: { readonly plugin: string; readonly what: string; readonly shared: boolean }): PluginAnswer {
  const refuse: Refuse = (problem) => { throw new HardpointError('HP_ERR_PLUGIN_ANSWER', { plugin: context.plugin, what: context.what, problem }) }
  const { head, body } = answer
  if (typeof head !== 'object' || head === null || Array.isArray(head)) return refuse('it has no status and headers')
  const status = own(head, 'status')
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599) return refuse('its status is not an integer from 200 to 599')
  const headers = parseHeaders(own(head, 'headers') ?? [], refuse)
  if (!context.shared && headers.some(([name, value]) => name === 'cache-control' && /\bpublic\b|\bs-maxage\b/i.test(value))) {
    return refuse('its cache-control lets shared caches keep what only members may see')
  }
  if (body !== undefined && Buffer.byteLength(body) > MAX_BODY_BYTES) return refuse(`its body is larger than ${MAX_BODY_BYTES} bytes`)
  return { status, headers, body: NO_BODY.has(status) ? undefined : body }
}

type Refuse = (problem: string) => never

function own(object: object, name: string): unknown {
  return Object.hasOwn(object, name) ? (object as Record<string, unknown>)[name] : undefined
}

function parseHeaders(list: unknown, refuse: Refuse): (readonly [string, string])[] {
  if (!Array.isArray(list)) return refuse('its headers are not a list of pairs')
  if (list.length > MAX_HEADERS) return refuse(`it has more than ${MAX_HEADERS} headers`)
  const headers = new Map<string, string>()
  let bytes = 0
  for (const pair of list as unknown[]) {
    const [name, value] = parseHeader(pair, refuse)
    const before = headers.get(name)
    // Two content types or locations: a browser and a cache may each believe another one.
    if (before !== undefined && !LISTS.test(name)) return refuse(`it has the header ${name} twice`)
    headers.set(name, before === undefined ? value : `${before}, ${value}`)
    bytes += name.length + value.length + 4
  }
  return bytes > MAX_HEADER_BYTES ? refuse(`its headers are larger than ${MAX_HEADER_BYTES} bytes`) : [...headers]
}

function parseHeader(pair: unknown, refuse: Refuse): readonly [string, string] {
  if (!Array.isArray(pair) || pair.length !== 2) return refuse('a header is not a pair of name and value')
  const [rawName, value]: unknown[] = pair
  if (typeof rawName !== 'string' || typeof value !== 'string') return refuse('a header\'s name or value is not a string')
  const name = rawName.toLowerCase()
  // Not the name as it came: it may be a terminal escape, or a megabyte.
  if (!isValid(() => validateHeaderName(name)) || name.length > 128) return refuse('a header\'s name is not a token (RFC 9110, 5.6.2)')
  if (!ALLOWED.has(name) && (!CUSTOM.test(name) || CUSTOM_DENIED.test(name))) return refuse(`the header ${name} is not a handler's to set`)
  if (value.length > MAX_VALUE) return refuse(`the header ${name} is longer than ${MAX_VALUE} bytes`)
  if (!isValid(() => validateHeaderValue(name, value))) return refuse(`the header ${name} has a character that headers cannot hold`)
  if (name === 'location' && !isPage(value)) return refuse('its location is no address of the web (http, https or a path), or holds credentials')
  return [name, value]
}

/** Not every client is a browser that refuses to go to `javascript:`, `data:` or `file:`; and a link of this host must not carry somebody's password. */
function isPage(location: string): boolean {
  const url = URL.parse(location, 'https://host/')
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

function isValid(check: () => void): boolean {
  try {
    check()
    return true
  } catch {
    return false
  }
}
