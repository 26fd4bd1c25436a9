import { asInterface, dictionary, INSIDE, needArguments, text as usv } from './_webidl.ts'
import { Body, carry, cloneBody, hasBody, moveBody, type BodyInit, type Carried, type Source } from './body.ts'
import { AbortController, AbortSignal } from './events.ts'
import { Headers, headersOf, type HeadersInit } from './headers.ts'
import { URL } from './url.ts'

export interface RequestInit {
  method?: string
  headers?: HeadersInit
  body?: BodyInit
  redirect?: 'follow' | 'manual' | 'error'
  signal?: AbortSignal | null
  duplex?: 'half'
  cache?: string
  credentials?: string
  integrity?: string
  keepalive?: boolean
  mode?: string
  referrer?: string
  referrerPolicy?: string
  window?: null
}

/** What is only told again: there is no cache, no origin, no referrer and no page here. */
interface Told {
  readonly cache: string
  readonly credentials: string
  readonly integrity: string
  readonly keepalive: boolean
  readonly mode: string
  readonly referrer: string
  readonly referrerPolicy: string
}

interface Facts {
  readonly method: string
  readonly url: string
  readonly headers: Headers
  readonly redirect: 'follow' | 'manual' | 'error'
  readonly signal: AbortSignal | undefined
  /** Makes the signal when it is first asked for. */
  readonly makeSignal?: () => AbortSignal
  readonly body: Source
  readonly told: Told
}

const NORMALISED: readonly string[] = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'POST', 'PUT']
const FORBIDDEN: readonly string[] = ['CONNECT', 'TRACE', 'TRACK']
const DEFAULTS: Told = { cache: 'default', credentials: 'same-origin', integrity: '', keepalive: false, mode: 'cors', referrer: 'about:client', referrerPolicy: '' }
const WORDS = {
  cache: ['default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'],
  credentials: ['omit', 'same-origin', 'include'],
  mode: ['same-origin', 'no-cors', 'cors'],
  redirect: ['follow', 'error', 'manual'],
  referrerPolicy: [
    '', 'no-referrer', 'no-referrer-when-downgrade', 'same-origin', 'origin', 'strict-origin', 'origin-when-cross-origin', 'strict-origin-when-cross-origin', 'unsafe-url',
  ],
} as const

/** https://fetch.spec.whatwg.org/#request-class */
export class Request extends Body {
  readonly #facts: Facts
  #signal: AbortSignal | undefined

  constructor(input: string | URL | Request, init?: RequestInit) {
    needArguments(arguments.length, 1, 'Request')
    const facts = input === INSIDE as unknown ? init as unknown as Facts : factsOf(input, dictionary(init, 'RequestInit'))
    super(facts.body, facts.headers)
    this.#facts = facts
    this.#signal = facts.signal
  }

  get method(): string { return this.#facts.method }
  get url(): string { return this.#facts.url }
  get redirect(): 'follow' | 'manual' | 'error' { return this.#facts.redirect }
  get signal(): AbortSignal {
    this.#signal ??= this.#facts.makeSignal?.() ?? new AbortController().signal
    return this.#signal
  }

  get cache(): string { return this.#facts.told.cache }
  get credentials(): string { return this.#facts.told.credentials }
  get destination(): string { return '' }
  get duplex(): string { return 'half' }
  get integrity(): string { return this.#facts.told.integrity }
  get isHistoryNavigation(): boolean { return false }
  get isReloadNavigation(): boolean { return false }
  get keepalive(): boolean { return this.#facts.told.keepalive }
  get mode(): string { return this.#facts.told.mode }
  get referrer(): string { return this.#facts.told.referrer }
  get referrerPolicy(): string { return this.#facts.told.referrerPolicy }

  clone(): Request {
    const body = cloneBody(this)
    return inside({ ...this.#facts, body, headers: headersOf(this.headers), signal: AbortSignal.any([this.signal]) })
  }
}

asInterface(Request)

function inside(facts: Facts): Request {
  return new Request(INSIDE as never, facts as never)
}

function factsOf(input: unknown, init: Readonly<Record<string, unknown>>): Facts {
  const from = input instanceof Request ? input : undefined
  if (init['window'] !== undefined && init['window'] !== null) throw new TypeError('There is no window here.')
  const url = from?.url ?? urlOf(input)
  const method = init['method'] === undefined ? from?.method ?? 'GET' : normalise(String(init['method']))
  const signal = signalOf(init['signal'], from)
  const headers = init['headers'] === undefined ? headersOf(from?.headers ?? []) : new Headers(init['headers'] as HeadersInit)
  const { body, type } = bodyOf(init, from, method)
  if (type !== undefined && !headers.has('content-type')) headers.set('content-type', type)
  return { method, url, headers, body, signal, redirect: word(init, 'redirect') ?? from?.redirect ?? 'follow', told: toldOf(init, from) }
}

function urlOf(input: unknown): string {
  const url = new URL(usv(input))
  if (url.username !== '' || url.password !== '') throw new TypeError('A request has no name and password in its URL.')
  return url.href
}

function normalise(method: string): string {
  const upper = method.toUpperCase()
  if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(method) || FORBIDDEN.includes(upper)) throw new TypeError(`'${method.slice(0, 40)}' is not a method that can be asked for.`)
  return NORMALISED.includes(upper) ? upper : method
}

/** A signal of the request's own, which follows what was given. */
function signalOf(given: unknown, from: Request | undefined): AbortSignal | undefined {
  if (given === null) return undefined
  if (given !== undefined && !(given instanceof AbortSignal)) throw new TypeError('The signal of a request is an AbortSignal.')
  const source = given ?? from?.signal
  return source === undefined ? undefined : AbortSignal.any([source])
}

function bodyOf(init: Readonly<Record<string, unknown>>, from: Request | undefined, method: string): { readonly body: Source; readonly type?: string } {
  const given = init['body'] ?? undefined
  const isStill = init['body'] === undefined
  if ((given !== undefined || (isStill && from !== undefined && hasBody(from))) && (method === 'GET' || method === 'HEAD')) throw new TypeError(`A ${method} request has no body.`)
  if (given === undefined) return { body: isStill && from !== undefined ? moveBody(from) : { kind: 'none' } }
  const made = carry(given as BodyInit)
  if (made.body.kind === 'stream' && init['duplex'] !== 'half') throw new TypeError('A request whose body is a stream is made with duplex: \'half\'.')
  return made
}

function word<Name extends keyof typeof WORDS>(init: Readonly<Record<string, unknown>>, name: Name): (typeof WORDS)[Name][number] | undefined {
  const value = init[name]
  if (value === undefined) return undefined
  const found = WORDS[name].find((known) => known === String(value))
  if (found === undefined) throw new TypeError(`'${String(value).slice(0, 40)}' is no value for ${name}.`)
  return found
}

function toldOf(init: Readonly<Record<string, unknown>>, from: Request | undefined): Told {
  const before = from ?? DEFAULTS
  if (from === undefined && Object.keys(init).length === 0) return DEFAULTS
  return {
    cache: word(init, 'cache') ?? before.cache, credentials: word(init, 'credentials') ?? before.credentials, mode: word(init, 'mode') ?? before.mode,
    referrerPolicy: word(init, 'referrerPolicy') ?? before.referrerPolicy, referrer: init['referrer'] === undefined ? before.referrer : usv(init['referrer']),
    integrity: init['integrity'] === undefined ? before.integrity : String(init['integrity']), keepalive: init['keepalive'] === undefined ? before.keepalive : Boolean(init['keepalive']),
  }
}

/** A request as it came in: the URL is the kernel's own and need not be parsed to be believed. */
export function incomingRequest(url: string, method: string, headers: Readonly<Record<string, string>>, body: Carried, makeSignal: () => AbortSignal): Request {
  return inside({ url, method, headers: headersOf(Object.entries(headers)), body, signal: undefined, makeSignal, redirect: 'follow', told: DEFAULTS })
}
