import { HardpointError } from '@hardpoint/schemas/errors'
import type { Dispatcher } from 'undici'
import { WithBody, type CapabilityCall } from './_capability.ts'
import { agentOf } from './_fetch-agent.ts'
import { decodes, ENCODINGS, readBody } from './_fetch-body.ts'
import { fetchFailure } from './_fetch-failure.ts'
import { requestHeaders, responseHeaders, withoutBodyHeaders, withoutSecrets, type Headers } from './_fetch-headers.ts'
import { allowedUrl } from './_fetch-url.ts'
import type { Services } from './_services.ts'

/** Of one exchange. Documented in the description of http.fetch. */
export const FETCH_LIMITS = { requestBytes: 1_048_576, responseBytes: 8_388_608, redirects: 5, timeoutMs: 10_000 } as const

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS'

/** What a guest asks for. */
export interface FetchParams {
  readonly url: string
  readonly method?: Method
  readonly headers?: readonly (readonly string[])[]
  readonly redirect?: 'follow' | 'error' | 'manual'
  readonly timeoutMs?: number
}

/** The head of an answer; its body goes beside it. */
export interface FetchHead {
  readonly status: number
  readonly statusText: string
  readonly headers: [string, string][]
  readonly url: string
  readonly redirected: boolean
}

type Granted = CapabilityCall<{ readonly hosts: readonly string[] }>

interface Outgoing { readonly url: URL; readonly method: Method; readonly headers: Headers; readonly body: string | Uint8Array | undefined }

const SAFE: ReadonlySet<Method> = new Set<Method>(['GET', 'HEAD', 'OPTIONS'])

const REDIRECTS = new Set([301, 302, 303, 307, 308])

/**
 * One exchange for a guest. Redirects are followed here and not by the client, since each is a request of its own: host, scheme,
 * port and address are checked again. Retries and a circuit breaker (cockatiel) come with the issue on resilience.
 *
 * @throws HP_ERR_READ_ONLY, HP_ERR_FETCH_URL, HP_ERR_GRANT_SCOPE, HP_ERR_FETCH_FAILED, HP_ERR_PARAMS
 */
export async function fetchForGuest(services: Services, call: Granted, params: FetchParams): Promise<WithBody<FetchHead>> {
  const { redirect = 'follow', timeoutMs = FETCH_LIMITS.timeoutMs } = params
  const signal = AbortSignal.any([call.signal, AbortSignal.timeout(timeoutMs)])
  let outgoing = firstRequest(services, call, params)
  for (let followed = 0; ; followed++) {
    const { host } = outgoing.url
    const fail = (problem: string): HardpointError => new HardpointError('HP_ERR_FETCH_FAILED', { host, problem })
    try {
      const response = await send(agentOf(services, call.plugin.id), outgoing, signal)
      const location = REDIRECTS.has(response.statusCode) ? headerOf(response, 'location') : undefined
      if (location === undefined || redirect === 'manual') return await answer(response, outgoing, { redirected: followed > 0, fail })
      await response.body.dump({ limit: 65_536 })
      if (redirect === 'error') throw fail('it answered with a redirect, which this request does not allow')
      if (followed === FETCH_LIMITS.redirects) throw fail(`it redirected more than ${FETCH_LIMITS.redirects} times`)
      outgoing = nextRequest(outgoing, response.statusCode, allowedUrl(location, call, { base: outgoing.url, allowPrivate: services.allowPrivate }))
    } catch (error) {
      throw fetchFailure(error, { host, timeoutMs })
    }
  }
}

function firstRequest({ allowPrivate }: Services, call: Granted, { url, method = 'GET', headers = [] }: FetchParams): Outgoing {
  // What it may not keep here, a lapsed plugin must not keep elsewhere: safe methods only (RFC 9110, section 9.2.1).
  if (call.readOnly && !SAFE.has(method)) throw new HardpointError('HP_ERR_READ_ONLY', { plugin: call.plugin.id, method: `http.fetch (${method})`, capability: 'http.fetch' })
  const body = call.body === undefined || call.body.length === 0 ? undefined : call.body
  if (body !== undefined && (method === 'GET' || method === 'HEAD')) throw invalid('/init/method', 'has no body')
  if (body !== undefined && Buffer.byteLength(body) > FETCH_LIMITS.requestBytes) throw invalid('/body', `is larger than ${FETCH_LIMITS.requestBytes} bytes`)
  const given = requestHeaders(headers)
  const agent: Headers = given.some(([name]) => name === 'user-agent') ? [] : [['user-agent', `Hardpoint (${call.plugin.id}/${call.plugin.version})`]]
  return { url: allowedUrl(url, call, { allowPrivate }), method, headers: [...given, ...agent], body }
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch, steps 12 to 14 */
function nextRequest({ url: from, method, headers, body }: Outgoing, status: number, url: URL): Outgoing {
  const toGet = (status === 303 && method !== 'GET' && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST')
  const kept = url.origin === from.origin ? headers : withoutSecrets(headers)
  return toGet ? { url, method: 'GET', headers: withoutBodyHeaders(kept), body: undefined } : { url, method, headers: kept, body }
}

async function send(agent: Dispatcher, { url, method, headers, body }: Outgoing, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
  return agent.request({
    origin: url.origin, path: `${url.pathname}${url.search}`, method, signal, responseHeaders: 'raw',
    headers: [...headers, ['accept-encoding', ENCODINGS] as const].flat(),
    body: body ?? null,
  })
}

interface Answering { readonly redirected: boolean; readonly fail: (problem: string) => HardpointError }

async function answer(response: Dispatcher.ResponseData, { url, method }: Outgoing, { redirected, fail }: Answering): Promise<WithBody<FetchHead>> {
  const encoding = (headerOf(response, 'content-encoding') ?? '').trim().toLowerCase()
  const empty = method === 'HEAD' || response.statusCode === 204 || response.statusCode === 304
  const decoded = !empty && decodes(encoding)
  if (!empty && !decoded && encoding !== '' && encoding !== 'identity') {
    // Unread, it would hold one of the origin's connections until the time is up: a few of them, and nobody gets an answer there.
    response.body.on('error', () => undefined).destroy()
    throw fail('its answer has an encoding that was not asked for')
  }
  const body = await readBody(response.body, decoded ? encoding : '', FETCH_LIMITS.responseBytes)
  if (body === undefined) throw fail(`its answer is larger than ${FETCH_LIMITS.responseBytes} bytes`)
  const { statusCode: status, statusText } = response
  return new WithBody({ status, statusText, headers: responseHeaders(rawHeaders(response), decoded), url: url.href, redirected }, body)
}

/** Asked for as `raw`: a flat list of names and values, in which a name may repeat. */
function rawHeaders({ headers }: Dispatcher.ResponseData): readonly string[] {
  return headers as unknown as readonly string[]
}

function headerOf(response: Dispatcher.ResponseData, name: string): string | undefined {
  const raw = rawHeaders(response)
  const at = raw.findIndex((item, index) => index % 2 === 0 && String(item).toLowerCase() === name)
  return at === -1 ? undefined : raw[at + 1]
}

function invalid(pointer: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_PARAMS', { method: 'http.fetch', pointer, problem })
}
