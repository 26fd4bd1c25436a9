import { HardpointError } from '@hardpoint/schemas/errors'

export type Headers = readonly (readonly [name: string, value: string])[]

/** Of the connection, not of the message (RFC 9110, section 7.6.1), and what the host says itself: left out without a word, as the web does. */
const OURS = new Set(['connection', 'keep-alive', 'te', 'trailer', 'upgrade', 'content-length', 'accept-encoding', 'expect', 'http2-settings'])

/** What would make the next hop see another request or another sender: smuggling (RFC 9112, section 11.2), host confusion, spoofed proxies. */
const REFUSED = new Set(['host', 'transfer-encoding', 'via', 'forwarded', 'x-real-ip', 'x-http-method-override', 'x-original-url', 'x-rewrite-url'])

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'te', 'trailer', 'upgrade', 'proxy-authenticate', 'proxy-authentication-info', 'alt-svc'])

/** RFC 9110, section 5.6.2 */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** RFC 9110, section 5.5: no line break, no zero byte; Latin-1 at most, which is what goes on the wire. */
const VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/

/** A guest's request headers, names in lower case. @throws HP_ERR_PARAMS */
export function requestHeaders(given: readonly (readonly string[])[]): Headers {
  const headers: [string, string][] = []
  given.forEach(([rawName = '', rawValue = ''], at) => {
    const name = rawName.toLowerCase()
    const value = rawValue.replace(/^[\t ]+|[\t ]+$/g, '')
    if (!TOKEN.test(name)) throw refused(at, 'is not a header name')
    if (!VALUE.test(value)) throw refused(at, 'has a value that no header may have')
    if (REFUSED.has(name) || name.startsWith('proxy-') || name.startsWith('sec-') || name.startsWith('x-forwarded-')) throw refused(at, `is the host's to set (${name})`)
    if (!OURS.has(name)) headers.push([name, value])
  })
  return headers
}

/** For a redirect to another origin (https://fetch.spec.whatwg.org/#http-redirect-fetch): the secrets of the first are not for the second. */
export function withoutSecrets(headers: Headers): Headers {
  return headers.filter(([name]) => name !== 'authorization' && name !== 'cookie')
}

/** For a redirect that turns a POST into a GET: what describes the body goes with it. */
export function withoutBodyHeaders(headers: Headers): Headers {
  return headers.filter(([name]) => !name.startsWith('content-'))
}

/** What a guest sees of an answer's headers. `decoded`: length and encoding of the bytes on the wire do not hold any more. */
export function responseHeaders(raw: readonly string[], decoded: boolean): [string, string][] {
  const headers: [string, string][] = []
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = String(raw[at]).toLowerCase()
    if (HOP_BY_HOP.has(name) || (decoded && (name === 'content-encoding' || name === 'content-length'))) continue
    headers.push([name, String(raw[at + 1])])
  }
  return headers
}

function refused(at: number, problem: string): HardpointError {
  return new HardpointError('HP_ERR_PARAMS', { method: 'http.fetch', pointer: `/init/headers/${at}`, problem })
}
