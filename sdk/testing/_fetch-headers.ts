// The host's own lists are in host/capabilities/_fetch-headers.ts, which the SDK cannot import.
import { HardpointError } from '@hardpoint/schemas/errors'

const OURS = new Set(['connection', 'keep-alive', 'te', 'trailer', 'upgrade', 'content-length', 'accept-encoding', 'expect', 'http2-settings'])
const REFUSED = new Set(['host', 'transfer-encoding', 'via', 'forwarded', 'x-real-ip', 'x-http-method-override', 'x-original-url', 'x-rewrite-url'])
const REFUSED_SHAPE = /^(proxy-|sec-|x-forwarded-)/
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'te', 'trailer', 'upgrade', 'proxy-authenticate', 'proxy-authentication-info', 'alt-svc'])

/** What goes out: the connection's own headers are left out, those that would make another request of it are refused. @throws HP_ERR_PARAMS */
export function requestHeaders(given: Headers): Headers {
  const headers = new Headers()
  for (const [at, [name, value]] of [...given].entries()) {
    if (REFUSED.has(name) || REFUSED_SHAPE.test(name)) {
      throw new HardpointError('HP_ERR_PARAMS', { method: 'http.fetch', pointer: `/init/headers/${at}`, problem: `is the host's to set (${name})` })
    }
    if (!OURS.has(name)) headers.append(name, value)
  }
  return headers
}

/** For a redirect to another origin. */
export function withoutSecrets(headers: Headers): Headers {
  return only(headers, (name) => name !== 'authorization' && name !== 'cookie')
}

/** For a redirect that turns a POST into a GET. */
export function withoutBodyHeaders(headers: Headers): Headers {
  return only(headers, (name) => !name.startsWith('content-'))
}

/** What a plugin sees of an answer's headers. */
export function responseHeaders(headers: Headers): Headers {
  return only(headers, (name) => !HOP_BY_HOP.has(name))
}

function only(headers: Headers, wanted: (name: string) => boolean): Headers {
  const kept = new Headers()
  for (const [name, value] of headers) if (wanted(name)) kept.append(name, value)
  return kept
}
