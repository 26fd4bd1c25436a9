import { TextDecoder, TextEncoder } from './encoding.ts'
import { URLSearchParams } from './url.ts'

/** What a body can be made from. */
export type BodyInit = string | ArrayBuffer | ArrayBufferView | URLSearchParams | null | undefined

/** A body, whole. Bytes are nobody's but the body's: they are copied from what a plugin gave. */
export type Carried = { readonly kind: 'none' } | { readonly kind: 'text'; readonly data: string } | { readonly kind: 'bytes'; readonly data: Uint8Array<ArrayBuffer> }

/** The content type that a body brings along, and the body. https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
export function carry(init: BodyInit): { readonly body: Carried; readonly type?: string } {
  if (init === null || init === undefined) return { body: { kind: 'none' } }
  if (init instanceof URLSearchParams) return { body: { kind: 'text', data: init.toString() }, type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  if (init instanceof ArrayBuffer) return { body: { kind: 'bytes', data: new Uint8Array(init).slice() } }
  if (ArrayBuffer.isView(init)) return { body: { kind: 'bytes', data: new Uint8Array(new Uint8Array(init.buffer, init.byteOffset, init.byteLength)) } }
  return { body: { kind: 'text', data: String(init).toWellFormed() }, type: 'text/plain;charset=UTF-8' }
}

let carriedOf: (body: Body) => Carried
let peekOf: (body: Body) => Carried

/** https://fetch.spec.whatwg.org/#body-mixin, read whole: a body has arrived before its reader runs. */
export class Body {
  #body: Carried
  #used = false

  constructor(body: Carried) { this.#body = body }

  get bodyUsed(): boolean { return this.#used }

  async text(): Promise<string> {
    const body = this.#take()
    return body.kind === 'bytes' ? new TextDecoder().decode(body.data) : body.kind === 'text' ? body.data : ''
  }

  async json(): Promise<unknown> { return JSON.parse(await this.text()) }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const body = this.#take()
    // A copy, since a clone may share the bytes.
    return body.kind === 'bytes' ? body.data.slice() : new TextEncoder().encode(body.kind === 'text' ? body.data : '')
  }

  async arrayBuffer(): Promise<ArrayBuffer> { return (await this.bytes()).buffer }

  #take(): Carried {
    if (this.#used) throw new TypeError('The body has been read already.')
    this.#used = this.#body.kind !== 'none'
    return this.#body
  }

  static {
    carriedOf = (body) => body.#take()
    peekOf = (body) => {
      if (body.#used) throw new TypeError('The body has been read already.')
      return body.#body
    }
  }
}

/** Reads the body whole, once: at once, unless it is a stream. */
export function takeBody(body: Body): Carried | Promise<Carried> { return carriedOf(body) }

/** The body for a clone: both may be read. */
export function cloneBody(body: Body): Carried { return peekOf(body) }
