import { asInterface, dictionary, INSIDE, needArguments, text as usv } from './_webidl.ts'
import { Body, carry, cloneBody, type BodyInit, type Carried, type Source } from './body.ts'
import { Headers, headersOf, immutable, type HeadersInit, type Pairs } from './headers.ts'
import { URL } from './url.ts'

export interface ResponseInit { status?: number; statusText?: string; headers?: HeadersInit }

type ResponseType = 'basic' | 'default' | 'error'
interface Facts {
  readonly status: number
  readonly statusText: string
  readonly url: string
  readonly redirected: boolean
  readonly type: ResponseType
  readonly headers: Headers
  readonly body: Source
}

const WITHOUT_BODY: readonly number[] = [101, 103, 204, 205, 304]
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308]
/** RFC 9112, section 4: reason-phrase. */
const REASON = /^[\t\x20-\x7e\x80-\xff]*$/

/** https://fetch.spec.whatwg.org/#response-class */
export class Response extends Body {
  readonly #facts: Facts

  constructor(body?: BodyInit, init?: ResponseInit) {
    const facts = body === INSIDE as unknown ? init as unknown as Facts : factsOf(body, dictionary(init, 'ResponseInit'))
    super(facts.body, facts.headers)
    this.#facts = facts
  }

  get type(): ResponseType { return this.#facts.type }
  get url(): string { return this.#facts.url }
  get redirected(): boolean { return this.#facts.redirected }
  get status(): number { return this.#facts.status }
  get ok(): boolean { return this.#facts.status >= 200 && this.#facts.status < 300 }
  get statusText(): string { return this.#facts.statusText }

  clone(): Response {
    const body = cloneBody(this)
    return inside({ ...this.#facts, body, headers: this.#facts.type === 'default' ? headersOf(this.headers) : immutable(headersOf(this.headers)) })
  }

  static json(data: unknown, init?: ResponseInit): Response {
    needArguments(arguments.length, 1, 'Response.json')
    const text = JSON.stringify(data)
    if (text === undefined) throw new TypeError('The value has no JSON form.')
    return inside(factsOf(text, dictionary(init, 'ResponseInit'), 'application/json'))
  }

  static redirect(url: string | URL, status = 302): Response {
    needArguments(arguments.length, 1, 'Response.redirect')
    const location = new URL(usv(url)).href
    if (!REDIRECTS.includes(Number(status))) throw new RangeError(`${String(status)} is not a redirect.`)
    return inside({ ...PLAIN, status: Number(status), headers: immutable(headersOf([['location', location]])) })
  }

  static error(): Response { return inside({ ...PLAIN, status: 0, type: 'error', headers: immutable(headersOf([])) }) }
}

asInterface(Response)

const PLAIN = { statusText: '', url: '', redirected: false, type: 'default', body: { kind: 'none' } } as const

function inside(facts: Facts): Response {
  return new Response(INSIDE as never, facts as never)
}

function factsOf(given: BodyInit, init: Readonly<Record<string, unknown>>, ownType?: string): Facts {
  const status = init['status'] === undefined ? 200 : Math.trunc(Number(init['status']))
  const statusText = init['statusText'] === undefined ? '' : String(init['statusText'])
  if (!(status >= 200 && status <= 599)) throw new RangeError(`A response has a status from 200 to 599, not ${String(init['status'])}.`)
  if (!REASON.test(statusText)) throw new TypeError('A status text has no line breaks, and characters up to U+00FF.')
  const headers = init['headers'] === undefined ? headersOf([]) : new Headers(init['headers'] as HeadersInit)
  const { body, type = ownType } = ownType === undefined ? carry(given) : { ...carry(given), type: ownType }
  if (body.kind !== 'none' && WITHOUT_BODY.includes(status)) throw new TypeError(`A response with status ${status} has no body.`)
  if (type !== undefined && !headers.has('content-type')) headers.set('content-type', type)
  return { ...PLAIN, status, statusText, headers, body }
}

/** What http.fetch answered, as a Response. */
export function receivedResponse(head: { status: number; statusText: string; headers: Pairs; url: string; redirected: boolean }, body: Carried): Response {
  const { status, statusText, url, redirected, headers } = head
  return inside({ status, statusText, url, redirected, type: 'basic', body, headers: immutable(headersOf(headers)) })
}
