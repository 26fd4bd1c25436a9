import type { BodyKind } from '../../batch.ts'
import { bytesOf, textOf } from '../helpers.ts'
import { TextDecoder, TextEncoder } from './encoding.ts'
import { URLSearchParams } from './url.ts'

/** What a body can be made from. */
export type BodyInit = string | ArrayBuffer | ArrayBufferView | URLSearchParams | null | undefined

/** A body as it crosses: text as it is, or bytes as one byte a code unit. */
export interface Carried { readonly kind: BodyKind; readonly data: string }

const EMPTY: Carried = { kind: 'none', data: '' }

/** The content type that a body brings along, and the body as it crosses. https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
export function carry(init: BodyInit): { readonly body: Carried; readonly type?: string } {
  if (init === null || init === undefined) return { body: EMPTY }
  if (init instanceof URLSearchParams) return { body: { kind: 'text', data: init.toString() }, type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  if (init instanceof ArrayBuffer) return { body: { kind: 'bytes', data: textOf(new Uint8Array(init)) } }
  if (ArrayBuffer.isView(init)) return { body: { kind: 'bytes', data: textOf(new Uint8Array(init.buffer, init.byteOffset, init.byteLength)) } }
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
    const { kind, data } = this.#take()
    return kind === 'bytes' ? new TextDecoder().decode(bytesOf(data)) : data
  }

  async json(): Promise<unknown> { return JSON.parse(await this.text()) }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> {
    const { kind, data } = this.#take()
    return kind === 'bytes' ? bytesOf(data) : new TextEncoder().encode(data)
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

/** Reads the body as it crosses, once. */
export function takeBody(body: Body): Carried { return carriedOf(body) }

/** The body for a clone: both may be read. */
export function cloneBody(body: Body): Carried { return peekOf(body) }
