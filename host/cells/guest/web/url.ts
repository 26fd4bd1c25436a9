import { bytesOf, help } from '../helpers.ts'
import { Utf8 } from './_utf8.ts'
import { asInterface, needArguments, text as usv } from './_webidl.ts'

type Pairs = [string, string][]

/** What the cell's own URL parser answers for an input. */
interface Parts { readonly [name: string]: string }

const inside: { attach?: (params: URLSearchParams, query: string, changed: () => void) => void } = {}

/** https://url.spec.whatwg.org/#interface-urlsearchparams */
export class URLSearchParams {
  /** Ties the pairs of a URL to it: for the URL class alone. */
  static {
    inside.attach = (params, query, changed) => {
      params.#pairs = parseQuery(query)
      params.#changed = changed
    }
  }

  #pairs: Pairs
  #changed: (() => void) | undefined

  constructor(init: unknown = '') {
    this.#pairs = (typeof init === 'object' && init !== null) || typeof init === 'function' ? pairsIn(init) : parseQuery(usv(init))
  }

  get size(): number { return this.#pairs.length }

  append(name: string, value: string): void {
    needArguments(arguments.length, 2, 'append')
    this.#pairs.push([usv(name), usv(value)])
    this.#changed?.()
  }

  delete(name: string, value?: string): void {
    needArguments(arguments.length, 1, 'delete')
    this.#pairs = this.#pairs.filter((pair) => !matches(pair, name, value))
    this.#changed?.()
  }

  get(name: string): string | null {
    needArguments(arguments.length, 1, 'get')
    return this.#pairs.find((pair) => matches(pair, name))?.[1] ?? null
  }

  getAll(name: string): string[] {
    needArguments(arguments.length, 1, 'getAll')
    return this.#pairs.filter((pair) => matches(pair, name)).map(([, value]) => value)
  }

  has(name: string, value?: string): boolean {
    needArguments(arguments.length, 1, 'has')
    return this.#pairs.some((pair) => matches(pair, name, value))
  }

  set(name: string, value: string): void {
    needArguments(arguments.length, 2, 'set')
    const made: [string, string] = [usv(name), usv(value)]
    const first = this.#pairs.findIndex(([key]) => key === made[0])
    if (first === -1) this.#pairs.push(made)
    else this.#pairs = this.#pairs.flatMap((pair, index): Pairs => index === first ? [made] : pair[0] === made[0] ? [] : [pair])
    this.#changed?.()
  }

  sort(): void {
    this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    this.#changed?.()
  }

  forEach(callback: (value: string, name: string, all: URLSearchParams) => void, receiver?: unknown): void {
    if (typeof callback !== 'function') throw new TypeError('forEach takes a function.')
    for (const [name, value] of this.#pairs) callback.call(receiver, value, name, this)
  }

  * entries(): IterableIterator<[string, string]> { for (const [name, value] of this.#pairs) yield [name, value] }
  * keys(): IterableIterator<string> { for (const [name] of this.#pairs) yield name }
  * values(): IterableIterator<string> { for (const [, value] of this.#pairs) yield value }
  declare [Symbol.iterator]: () => IterableIterator<[string, string]>
  toString(): string { return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&') }
}

asInterface(URLSearchParams)
Object.defineProperty(URLSearchParams.prototype, Symbol.iterator, { value: Reflect.get(URLSearchParams.prototype, 'entries'), writable: true, enumerable: false, configurable: true })

function matches([name, value]: readonly [string, string], wanted: unknown, wantedValue?: unknown): boolean {
  return name === usv(wanted) && (wantedValue === undefined || value === usv(wantedValue))
}

/** A sequence of pairs, or a record. */
function pairsIn(init: object): Pairs {
  if (Reflect.get(init, Symbol.iterator) === undefined) return [...new Map(Object.entries(init).map(([name, value]) => [usv(name), usv(value)]))]
  return Array.from(init as Iterable<Iterable<unknown>>, (pair) => {
    const [name, value, ...more] = pair
    if (name === undefined || value === undefined || more.length > 0) throw new TypeError('A parameter is a pair of name and value.')
    return [usv(name), usv(value)]
  })
}

function parseQuery(query: string): Pairs {
  return query.replace(/^\?/, '').split('&').filter((pair) => pair !== '').map((pair) => {
    const at = pair.indexOf('=')
    return at === -1 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
  })
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  if (!spaced.includes('%')) return spaced
  // A stray % is kept as it is, and bytes that are no UTF-8 become U+FFFD, as the standard's percent-decoder has it.
  return spaced.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
    try { return decodeURIComponent(run) } catch { return new Utf8(false, true).decode(bytesOf(unescaped(run)), false) }
  })
}

function unescaped(run: string): string {
  return run.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** application/x-www-form-urlencoded: everything but `*-._` and alphanumerics; a space is `+`. */
function encode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** https://url.spec.whatwg.org/#url-class, parsed by the cell's own Node. */
export class URL {
  #parts: Parts
  readonly #searchParams = new URLSearchParams()

  constructor(url: string | URL, base?: string | URL) {
    needArguments(arguments.length, 1, 'URL')
    const parts = parse(url, base)
    if (parts === undefined) throw new TypeError(`Invalid URL: ${String(url).slice(0, 200)}`)
    this.#parts = parts
    this.#refresh()
  }

  static canParse(url: string, base?: string): boolean {
    needArguments(arguments.length, 1, 'URL.canParse')
    return parse(url, base) !== undefined
  }

  static parse(url: string, base?: string): URL | null {
    needArguments(arguments.length, 1, 'URL.parse')
    return parse(url, base) === undefined ? null : new URL(url, base)
  }

  #refresh(): void {
    inside.attach?.(this.#searchParams, this.search, () => this.#set('search', this.#searchParams.toString(), false))
  }

  #set(name: string, value: string, refresh = true): void {
    const answer = help('url-set', this.href, name, usv(value))
    if (answer === undefined) return
    this.#parts = JSON.parse(answer) as Parts
    if (refresh) this.#refresh()
  }

  get searchParams(): URLSearchParams { return this.#searchParams }
  get href(): string { return this.#parts['href'] ?? '' }
  set href(value: string) {
    const parts = parse(value)
    if (parts === undefined) throw new TypeError('Invalid URL')
    this.#parts = parts
    this.#refresh()
  }

  get origin(): string { return this.#parts['origin'] ?? '' }
  get protocol(): string { return this.#parts['protocol'] ?? '' }
  set protocol(value: string) { this.#set('protocol', value) }
  get username(): string { return this.#parts['username'] ?? '' }
  set username(value: string) { this.#set('username', value) }
  get password(): string { return this.#parts['password'] ?? '' }
  set password(value: string) { this.#set('password', value) }
  get host(): string { return this.#parts['host'] ?? '' }
  set host(value: string) { this.#set('host', value) }
  get hostname(): string { return this.#parts['hostname'] ?? '' }
  set hostname(value: string) { this.#set('hostname', value) }
  get port(): string { return this.#parts['port'] ?? '' }
  set port(value: string) { this.#set('port', value) }
  get pathname(): string { return this.#parts['pathname'] ?? '' }
  set pathname(value: string) { this.#set('pathname', value) }
  get search(): string { return this.#parts['search'] ?? '' }
  set search(value: string) { this.#set('search', value) }
  get hash(): string { return this.#parts['hash'] ?? '' }
  set hash(value: string) { this.#set('hash', value) }
  toString(): string { return this.href }
  toJSON(): string { return this.href }
}

asInterface(URL)

function parse(input: unknown, base?: unknown): Parts | undefined {
  const answer = base === undefined ? help('url', usv(input)) : help('url', usv(input), usv(base), '1')
  return answer === undefined ? undefined : (JSON.parse(answer) as Parts)
}
