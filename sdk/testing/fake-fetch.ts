import { HardpointError } from '@hardpoint/schemas/errors'
import { assertInScope } from './fetch-scope.ts'

/** What stands for the network in a test. */
export type FetchStub = (request: Request) => Response | Promise<Response>

/** Who fetches, what its grant allows, and what answers. */
export interface FakeFetchOptions {
  readonly plugin: string
  readonly hosts: readonly string[]
  readonly fetch: FetchStub | undefined
}

const MAX_REDIRECTS = 5
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]

/**
 * http.fetch over a stub: every URL, also that of a redirect, is checked against the grant before the stub sees it.
 *
 * @throws HP_ERR_FETCH_URL, HP_ERR_GRANT_SCOPE, HP_ERR_FETCH_FAILED
 */
export async function fakeFetch(request: Request, options: FakeFetchOptions): Promise<Response> {
  let next = request
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    assertInScope(next.url, options)
    const response = await answer(next, options.fetch)
    const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null
    if (location === null || next.redirect === 'manual') return response
    if (next.redirect === 'error') throw failed(next, 'it answered with a redirect')
    next = redirected(next, { status: response.status, to: new URL(location, next.url) })
  }
  throw failed(next, `more than ${MAX_REDIRECTS} redirects`)
}

async function answer(request: Request, stub: FetchStub | undefined): Promise<Response> {
  if (stub === undefined) throw failed(request, 'the test has no network: give createFakeHost() a fetch')
  try {
    return await stub(request)
  } catch (cause) {
    throw failed(request, cause instanceof Error ? cause.message : String(cause))
  }
}

/** https://fetch.spec.whatwg.org/#http-redirect-fetch: a body is not sent again, and credentials stay at their origin. */
function redirected(request: Request, { status, to }: { readonly status: number; readonly to: URL }): Request {
  const keeps = (status === 307 || status === 308) && request.body === null
  const headers = new Headers(request.headers)
  if (to.origin !== new URL(request.url).origin) headers.delete('authorization')
  return new Request(to, { method: keeps || request.method === 'HEAD' ? request.method : 'GET', headers, redirect: request.redirect })
}

function failed(request: Request, problem: string): HardpointError {
  return new HardpointError('HP_ERR_FETCH_FAILED', { host: new URL(request.url).host, problem })
}
