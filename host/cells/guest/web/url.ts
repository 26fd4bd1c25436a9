import { help } from '../helpers.ts'

type Pairs = [string, string][]

/** What the cell's own URL parser answers for an input. */
interface Parts { readonly [name: string]: string }

/** https://url.spec.whatwg.org/#interface-urlsearchparams */
export class URLSearchParams {
  #pairs: Pairs
  #changed: (() => void) | undefined

  constructor(init: string | Iterable<readonly [string, string]> | Record<string, string> = '') {
    if (typeof init === 'object' && init !== null) {
      const entries = Symbol.iterator in init ? [...(init as Iterable<readonly [string, string]>)] : Object.entries(init)
      this.#pairs = entries.map(([name, value]) => [String(name), String(value)])
    } else this.#pairs = parseQuery(String(init))
  }

  /** Ties the pairs of a URL to it: for the URL class alone, and taken off the prototype below. */
  $attach(query: string, changed: () => void): void {
    this.#pairs = parseQuery(query)
    this.#changed = changed
  }

  get size(): number { return this.#pairs.length }
  append(name: string, value: string): void { this.#pairs.push([String(name), String(value)]); this.#changed?.() }
  get(name: string): string | null { return this.#pairs.find(([key]) => key === name)?.[1] ?? null }
  getAll(name: string): string[] { return this.#pairs.filter(([key]) => key === name).map(([, value]) => value) }
  has(name: string, value?: string): boolean { return this.#pairs.some(([key, found]) => key === name && (value === undefined || found === value)) }

  delete(name: string, value?: string): void {
    this.#pairs = this.#pairs.filter(([key, found]) => key !== name || (value !== undefined && found !== value))
    this.#changed?.()
  }

  set(name: string, value: string): void {
    const first = this.#pairs.findIndex(([key]) => key === name)
    if (first === -1) this.#pairs.push([String(name), String(value)])
    else this.#pairs = this.#pairs.flatMap(([key, found], index): Pairs => key !== name ? [[key, found]] : index === first ? [[key, String(value)]] : [])
    this.#changed?.()
  }

  sort(): void { this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)); this.#changed?.() }
  forEach(callback: (value: string, name: string, all: URLSearchParams) => void): void { for (const [name, value] of this.#pairs) callback(value, name, this) }
  * entries(): IterableIterator<[string, string]> { for (const [name, value] of this.#pairs) yield [name, value] }
  * keys(): IterableIterator<string> { for (const [name] of this.#pairs) yield name }
  * values(): IterableIterator<string> { for (const [, value] of this.#pairs) yield value }
  [Symbol.iterator](): IterableIterator<[string, string]> { return this.entries() }
  toString(): string { return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&') }
}

const attach = URLSearchParams.prototype.$attach
Reflect.deleteProperty(URLSearchParams.prototype, '$attach')

function parseQuery(query: string): Pairs {
  return query.replace(/^\?/, '').split('&').filter((pair) => pair !== '').map((pair) => {
    const at = pair.indexOf('=')
    return at === -1 ? [decode(pair), ''] : [decode(pair.slice(0, at)), decode(pair.slice(at + 1))]
  })
}

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    // A stray % is kept as it is, as the standard's percent-decoder does.
    return spaced.replace(/(%[0-9a-f]{2})+/gi, (run) => { try { return decodeURIComponent(run) } catch { return run } })
  }
}

/** application/x-www-form-urlencoded: everything but `*-._` and alphanumerics; a space is `+`. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}

/** https://url.spec.whatwg.org/#url-class, parsed by the cell's own Node. */
export class URL {
  #parts: Parts
  readonly searchParams: URLSearchParams = new URLSearchParams()

  constructor(input: string | URL, base?: string | URL) {
    const parts = parse(String(input), base === undefined ? '' : String(base))
    if (parts === undefined) throw new TypeError(`Invalid URL: ${String(input).slice(0, 200)}`)
    this.#parts = parts
    this.#refresh()
  }

  static canParse(input: string, base?: string): boolean { return parse(String(input), base ?? '') !== undefined }
  static parse(input: string, base?: string): URL | null { return URL.canParse(input, base) ? new URL(input, base) : null }

  #refresh(): void {
    attach.call(this.searchParams, this.search, () => this.#set('search', this.searchParams.toString(), false))
  }

  #set(name: string, value: string, refresh = true): void {
    const answer = help('url-set', this.href, name, String(value))
    if (answer === '') return
    this.#parts = JSON.parse(answer) as Parts
    if (refresh) this.#refresh()
  }

  get href(): string { return this.#parts['href'] ?? '' }
  set href(value: string) { const parts = parse(String(value), ''); if (parts === undefined) throw new TypeError('Invalid URL'); this.#parts = parts; this.#refresh() }
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

function parse(input: string, base: string): Parts | undefined {
  const answer = help('url', input, base)
  return answer === '' ? undefined : (JSON.parse(answer) as Parts)
}
