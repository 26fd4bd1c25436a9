const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const VALUE = /^[^\0\r\n]*$/

export type HeadersInit = Headers | Iterable<readonly [string, string]> | Readonly<Record<string, string>>

/** https://fetch.spec.whatwg.org/#headers-class, with no guard: the kernel filters what leaves. */
export class Headers {
  readonly #values = new Map<string, string[]>()

  constructor(init?: HeadersInit) {
    if (init === undefined || init === null) return
    const entries = Symbol.iterator in init ? (init as Iterable<readonly [string, string]>) : Object.entries(init)
    for (const [name, value] of entries) this.append(name, value)
  }

  append(name: string, value: string): void {
    const key = checkName(name)
    this.#values.set(key, [...(this.#values.get(key) ?? []), checkValue(value)])
  }

  set(name: string, value: string): void { this.#values.set(checkName(name), [checkValue(value)]) }
  get(name: string): string | null { return this.#values.get(checkName(name))?.join(', ') ?? null }
  has(name: string): boolean { return this.#values.has(checkName(name)) }
  delete(name: string): void { this.#values.delete(checkName(name)) }
  getSetCookie(): string[] { return [...(this.#values.get('set-cookie') ?? [])] }
  forEach(callback: (value: string, name: string, all: Headers) => void): void { for (const [name, value] of this) callback(value, name, this) }
  keys(): IterableIterator<string> { return this.#sorted().map(([name]) => name)[Symbol.iterator]() }
  values(): IterableIterator<string> { return this.#sorted().map(([, value]) => value)[Symbol.iterator]() }
  entries(): IterableIterator<[string, string]> { return this.#sorted()[Symbol.iterator]() }
  [Symbol.iterator](): IterableIterator<[string, string]> { return this.entries() }

  #sorted(): [string, string][] {
    return [...this.#values.keys()].sort().flatMap((name): [string, string][] => {
      const values = this.#values.get(name) ?? []
      return name === 'set-cookie' ? values.map((value) => [name, value]) : [[name, values.join(', ')]]
    })
  }
}

function checkName(name: string): string {
  if (!NAME.test(String(name))) throw new TypeError(`'${String(name).slice(0, 80)}' is not a header name.`)
  return String(name).toLowerCase()
}

function checkValue(value: string): string {
  const text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '')
  if (!VALUE.test(text)) throw new TypeError('A header value has no NUL, CR or LF.')
  return text
}
