import { HardpointError } from '@hardpoint/schemas/errors'
import { requestHeaders, responseHeaders, withoutBodyHeaders, withoutSecrets } from './_fetch-headers.ts'
import { assertInScope } from './fetch-scope.ts'

/** What stands for the network in a test. */
export type FetchStub = (request: Request) => Response | Promise<Response>

/** Who fetches, what its grant allows, and what answers. */
export interface FakeFetchOptions {
  readonly plugin: string
  /** Of the plugin, for `user-agent`. */
  readonly version: string
  readonly hosts: readonly string[]
  readonly fetch: FetchStub | undefined
}

const MAX_REDIRECTS = 5
const MAX_REQUEST_BYTES = 1_048_576
const MAX_RESPONSE_BYTES = 8_388_608
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
const NO_BODY: readonly number[] = [204, 205, 304]

interface Outgoing { readonly url: URL; readonly method: string; readonly headers: Headers; readonly body: ArrayBuffer | undefined }

/**
 * http.fetch over a stub: every URL, also that of a redirect, is checked against the grant before the stub sees it.
 *
 * @throws HP_ERR_FETCH_URL, HP_ERR_GRANT_SCOPE, HP_ERR_FETCH_FAILED, HP_ERR_PARAMS
 */
export async function fakeFetch(request: Request, options: FakeFetchOptions): Promise<Response> {
  const { redirect } = request
  let outgoing = await firstRequest(request, options)
  for (let followed = 0; ; followed++) {
    const { host } = outgoing.url
    const response = await send(outgoing, options.fetch)
    const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null
    if (location === null || redirect === 'manual') return received(response, outgoing, followed > 0)
    if (redirect === 'error') throw failed(host, 'it answered with a redirect, which this request does not allow')
    if (followed === MAX_REDIRECTS) throw failed(host, `it redirected more than ${MAX_REDIRECTS} times`)
    outgoing = nextRequest(outgoing, { status: response.status, url: assertInScope(location, { ...options, base: outgoing.url.href }) })
  }
}

async function firstRequest(request: Request, options: FakeFetchOptions): Promise<Outgoing> {
  const { method } = request
  const body = request.body === null ? undefined : await request.arrayBuffer()
  if (body !== undefined && body.byteLength > MAX_REQUEST_BYTES) {
    throw new HardpointError('HP_ERR_PARAMS', { method: 'http.fetch', pointer: '/body', problem: `is larger than ${MAX_REQUEST_BYTES} bytes` })
  }
  const headers = requestHeaders(request.headers)
  if (!headers.has('user-agent')) headers.set('user-agent', `Hardpoint (${options.plugin}/${options.version})`)
  return { url: assertInScope(request.url, options), method, headers, body }
}

async function send({ url, method, headers, body }: Outgoing, stub: FetchStub | undefined): Promise<Response> {
  if (stub === undefined) throw failed(url.host, 'the test has no network: give createFakeHost() a fetch')
  try {
    return await stub(new Request(url, { method, headers, ...(body === undefined ? {} : { body }) }))
  } catch (cause) {
    throw failed(url.host, cause instanceof Error ? cause.message : String(cause))
  }
}

/** As a plugin gets it: read to its end, with the URL it came from, which a Response made by hand does not have. */
async function received(response: Response, { url, method }: Outgoing, redirected: boolean): Promise<Response> {
  const { status, statusText, headers } = response
  if (response.type === 'error') throw failed(url.host, 'the connection failed')
  const bytes = await response.arrayBuffer()
  if (bytes.byteLength > MAX_RESPONSE_BYTES) throw failed(url.host, `its answer is larger than ${MAX_RESPONSE_BYTES} bytes`)
  const empty = method === 'HEAD' || NO_BODY.includes(status)
  const made = new Response(empty ? null : bytes, { status, statusText, headers: responseHeaders(headers) })
  return Object.defineProperties(made, { url: { value: url.href }, redirected: { value: redirected } })
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch, steps 12 to 14 */
function nextRequest({ url: from, method, headers, body }: Outgoing, { status, url }: { readonly status: number; readonly url: URL }): Outgoing {
  const toGet = (status === 303 && method !== 'GET' && method !== 'HEAD') || ((status === 301 || status === 302) && method === 'POST')
  const kept = url.origin === from.origin ? headers : withoutSecrets(headers)
  return toGet ? { url, method: 'GET', headers: withoutBodyHeaders(kept), body: undefined } : { url, method, headers: kept, body }
}

function failed(host: string, problem: string): HardpointError {
  return new HardpointError('HP_ERR_FETCH_FAILED', { host, problem })
}
