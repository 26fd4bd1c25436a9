import { AbortController, type AbortSignal } from './events.ts'
import { Body, carry, cloneBody, type BodyInit, type Carried } from './body.ts'
import { Headers, type HeadersInit } from './headers.ts'
import { URL } from './url.ts'

export interface RequestInit {
  method?: string
  headers?: HeadersInit
  body?: BodyInit
  redirect?: 'follow' | 'manual' | 'error'
  signal?: AbortSignal | null
}

const NORMALISED: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']

/** https://fetch.spec.whatwg.org/#request-class */
export class Request extends Body {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly redirect: 'follow' | 'manual' | 'error'
  readonly signal: AbortSignal

  constructor(input: string | URL | Request, init: RequestInit = {}) {
    const from = input instanceof Request ? input : undefined
    const { body, type } = init.body === undefined && from !== undefined ? { body: cloneBody(from), type: undefined } : carry(init.body)
    super(body)
    this.method = normalise(init.method ?? from?.method ?? 'GET')
    if (body.kind !== 'none' && (this.method === 'GET' || this.method === 'HEAD')) throw new TypeError(`A ${this.method} request has no body.`)
    this.url = from?.url ?? new URL(String(input)).href
    this.headers = new Headers(init.headers ?? from?.headers)
    if (type !== undefined && !this.headers.has('content-type')) this.headers.set('content-type', type)
    this.redirect = init.redirect ?? from?.redirect ?? 'follow'
    this.signal = init.signal ?? from?.signal ?? new AbortController().signal
  }

  clone(): Request { return new Request(this) }
}

function normalise(method: string): string {
  const upper = String(method).toUpperCase()
  return NORMALISED.includes(upper) ? upper : String(method)
}

/** A request as it came in: the URL is the kernel's own and need not be parsed to be believed. */
export function incomingRequest(url: string, method: string, headers: Readonly<Record<string, string>>, body: Carried, signal: AbortSignal): Request {
  const request = Reflect.construct(Body, [body], Request) as Request
  return Object.assign(request, { method, url, headers: new Headers(headers), redirect: 'follow' as const, signal })
}
