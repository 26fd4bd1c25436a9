import { asInterface, INSIDE, needArguments } from './_webidl.ts'

const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
/** https://fetch.spec.whatwg.org/#header-value, of code units that are bytes. */
const VALUE = /^[^\0\r\n\u0100-\uffff]*$/

export type HeadersInit = Headers | Iterable<readonly [string, string]> | Readonly<Record<string, string>>

/** What the kernel has checked already: names in lower case. */
export type Pairs = Iterable<readonly [name: string, value: string]>

const inside: { freeze?: (headers: Headers) => void } = {}

/** https://fetch.spec.whatwg.org/#headers-class. Names that the host keeps for itself are the kernel's to refuse: there is no guard for them here. */
export class Headers {
  static { inside.freeze = (headers) => { headers.#immutable = true } }

  readonly #values = new Map<string, string[]>()
  #immutable = false

  constructor(init?: HeadersInit, pairs?: unknown) {
    if (init === INSIDE as unknown) for (const [name, value] of pairs as Pairs) this.#add(name, value)
    else if (init !== undefined) for (const [name, value] of entriesOf(init)) this.append(name, value)
  }

  append(name: string, value: string): void {
    needArguments(arguments.length, 2, 'append')
    this.#change()
    this.#add(checkName(name), checkValue(value))
  }

  set(name: string, value: string): void {
    needArguments(arguments.length, 2, 'set')
    this.#change()
    this.#values.set(checkName(name), [checkValue(value)])
  }

  delete(name: string): void {
    needArguments(arguments.length, 1, 'delete')
    this.#change()
    this.#values.delete(checkName(name))
  }

  get(name: string): string | null {
    needArguments(arguments.length, 1, 'get')
    return this.#values.get(checkName(name))?.join(', ') ?? null
  }

  has(name: string): boolean {
    needArguments(arguments.length, 1, 'has')
    return this.#values.has(checkName(name))
  }

  getSetCookie(): string[] { return [...(this.#values.get('set-cookie') ?? [])] }

  forEach(callback: (value: string, name: string, all: Headers) => void, receiver?: unknown): void {
    if (typeof callback !== 'function') throw new TypeError('forEach takes a function.')
    for (const [name, value] of this) callback.call(receiver, value, name, this)
  }

  keys(): ArrayIterator<string> { return this.#sorted().map(([name]) => name).values() }
  values(): ArrayIterator<string> { return this.#sorted().map(([, value]) => value).values() }
  entries(): ArrayIterator<[string, string]> { return this.#sorted().values() }
  declare [Symbol.iterator]: () => ArrayIterator<[string, string]>

  #add(name: string, value: string): void {
    const values = this.#values.get(name)
    if (values === undefined) this.#values.set(name, [value])
    else values.push(value)
  }

  #change(): void {
    if (this.#immutable) throw new TypeError('These headers are immutable: they are of a response that came in. Make a new Response with a copy of them.')
  }

  /** Sorted and combined, but for cookies. https://fetch.spec.whatwg.org/#concept-header-list-sort-and-combine */
  #sorted(): [string, string][] {
    return [...this.#values.keys()].sort().flatMap((name): [string, string][] => {
      const values = this.#values.get(name) ?? []
      return name === 'set-cookie' ? values.map((value) => [name, value]) : [[name, values.join(', ')]]
    })
  }
}

asInterface(Headers)
Object.defineProperty(Headers.prototype, Symbol.iterator, { value: Reflect.get(Headers.prototype, 'entries'), writable: true, enumerable: false, configurable: true })

/** Headers that a plugin may read only. */
export function immutable(headers: Headers): Headers {
  inside.freeze?.(headers)
  return headers
}

/** Headers of what the kernel has checked already. */
export function headersOf(pairs: Pairs): Headers {
  return new Headers(INSIDE as never, pairs)
}

/** A sequence of pairs, or a record. https://fetch.spec.whatwg.org/#concept-headers-fill */
function entriesOf(init: unknown): [string, string][] {
  if ((typeof init !== 'object' && typeof init !== 'function') || init === null) throw new TypeError('Headers are made from a record, pairs, or Headers.')
  if (Reflect.get(init, Symbol.iterator) === undefined) return Object.entries(init) as [string, string][]
  return Array.from(init as Iterable<Iterable<string>>, (pair) => {
    if (typeof pair !== 'object' || pair === null) throw new TypeError('A header is a pair of name and value.')
    const [name, value, ...more] = pair
    if (name === undefined || value === undefined || more.length > 0) throw new TypeError('A header is a pair of name and value.')
    return [name, value]
  })
}

function checkName(name: unknown): string {
  const text = String(name)
  if (!NAME.test(text)) throw new TypeError(`'${text.slice(0, 80)}' is not a header name.`)
  return text.toLowerCase()
}

function checkValue(value: unknown): string {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
  if (!VALUE.test(text)) throw new TypeError('A header value has characters up to U+00FF, and no NUL, CR or LF.')
  return text
}
