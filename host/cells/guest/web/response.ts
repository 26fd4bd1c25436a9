import { Body, carry, cloneBody, type BodyInit, type Carried } from './body.ts'
import { Headers, type HeadersInit } from './headers.ts'
import { URL } from './url.ts'

export interface ResponseInit { status?: number; statusText?: string; headers?: HeadersInit }

const WITHOUT_BODY: readonly number[] = [101, 103, 204, 205, 304]

/** https://fetch.spec.whatwg.org/#response-class */
export class Response extends Body {
  readonly status: number
  readonly statusText: string
  readonly headers: Headers
  readonly url: string = ''
  readonly redirected: boolean = false
  readonly type: 'default' | 'error' = 'default'

  constructor(init?: BodyInit, { status = 200, statusText = '', headers }: ResponseInit = {}) {
    const { body, type } = carry(init)
    super(body)
    if (!Number.isInteger(status) || status < 200 || status > 599) throw new RangeError(`A response has a status from 200 to 599, not ${status}.`)
    if (body.kind !== 'none' && WITHOUT_BODY.includes(status)) throw new TypeError(`A response with status ${status} has no body.`)
    this.status = status
    this.statusText = String(statusText)
    this.headers = new Headers(headers)
    if (type !== undefined && !this.headers.has('content-type')) this.headers.set('content-type', type)
  }

  get ok(): boolean { return this.status >= 200 && this.status < 300 }

  clone(): Response {
    const { status, statusText, headers, url, redirected } = this
    return receivedResponse({ status, statusText, headers: [...headers], url, redirected }, cloneBody(this))
  }

  static json(data: unknown, init: ResponseInit = {}): Response {
    const text = JSON.stringify(data)
    if (text === undefined) throw new TypeError('The value has no JSON form.')
    const headers = new Headers(init.headers)
    if (!headers.has('content-type')) headers.set('content-type', 'application/json')
    return new Response(text, { ...init, headers })
  }

  static redirect(url: string | URL, status = 302): Response {
    if (![301, 302, 303, 307, 308].includes(status)) throw new RangeError(`${status} is not a redirect.`)
    return new Response(null, { status, headers: { location: new URL(String(url)).href } })
  }

  static error(): Response { return Object.assign(new Response(null, { status: 200 }), { status: 0, type: 'error' as const }) }
}

/** What http.fetch answered, as a Response. */
export function receivedResponse(
  head: { status: number; statusText: string; headers: readonly (readonly [string, string])[]; url: string; redirected: boolean }, body: Carried,
): Response {
  const response = Reflect.construct(Body, [body], Response) as Response
  return Object.assign(response, { ...head, headers: new Headers(head.headers), type: 'default' as const })
}
