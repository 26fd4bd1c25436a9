import { asInterface } from './_webidl.ts'
import { type Blob, blobBytes, blobOf, streamOf } from './blob.ts'
import { decodeUtf8, encodeUtf8, joined } from './encoding.ts'
import { FormData } from './form-data.ts'
import type { Headers } from './headers.ts'
import { readMultipart, writeMultipart } from './multipart.ts'
import { isDisturbed, ReadableStream } from './streams.ts'
import { URLSearchParams } from './url.ts'

/** What a body can be made from. */
export type BodyInit = string | ArrayBuffer | ArrayBufferView | URLSearchParams | Blob | FormData | ReadableStream | null | undefined

/** A body, whole. Bytes are nobody's but the body's: they are copied from what a plugin gave. */
export type Carried = { readonly kind: 'none' } | { readonly kind: 'text'; readonly data: string } | { readonly kind: 'bytes'; readonly data: Uint8Array<ArrayBuffer> }

/** A body as it is held: whole, or to be read from a stream. */
export type Source = Carried | { readonly kind: 'stream'; readonly data: ReadableStream }

/** The content type that a body brings along, and the body. https://fetch.spec.whatwg.org/#concept-bodyinit-extract */
export function carry(init: BodyInit): { readonly body: Source; readonly type?: string } {
  if (init === null || init === undefined) return { body: { kind: 'none' } }
  if (typeof init === 'string') return { body: { kind: 'text', data: init.toWellFormed() }, type: 'text/plain;charset=UTF-8' }
  if (init instanceof ArrayBuffer) return { body: { kind: 'bytes', data: new Uint8Array(init).slice() } }
  if (ArrayBuffer.isView(init)) return { body: { kind: 'bytes', data: new Uint8Array(new Uint8Array(init.buffer, init.byteOffset, init.byteLength)) } }
  if (init instanceof URLSearchParams) return { body: { kind: 'text', data: init.toString() }, type: 'application/x-www-form-urlencoded;charset=UTF-8' }
  return carryRare(init)
}

/** Apart, so that asking for a stream does not evaluate the streams in plugins that have none. */
function carryRare(init: Blob | FormData | ReadableStream): { readonly body: Source; readonly type?: string } {
  const bytes = blobBytes(init)
  if (bytes !== undefined) return { body: { kind: 'bytes', data: bytes }, ...((init as Blob).type === '' ? {} : { type: (init as Blob).type }) }
  if (init instanceof FormData) {
    const { bytes: data, type } = writeMultipart(init)
    return { body: { kind: 'bytes', data }, type }
  }
  if (!(init instanceof ReadableStream)) return carry(String(init))
  if (init.locked || isDisturbed(init)) throw new TypeError('The stream has been read already, or is being read.')
  return { body: { kind: 'stream', data: init } }
}

const inside: { take?: (body: Body) => Carried | Promise<Carried>; clone?: (body: Body) => Source; move?: (body: Body) => Source; has?: (body: Body) => boolean } = {}

/** https://fetch.spec.whatwg.org/#body-mixin. What has arrived has arrived whole: a stream of it is made where one is asked for. */
export class Body {
  #source: Source
  #stream: ReadableStream | undefined
  #used = false
  readonly #headers: Headers

  constructor(source: Source, headers: Headers) {
    this.#source = source
    this.#headers = headers
    if (source.kind === 'stream') this.#stream = source.data
  }

  get headers(): Headers { return this.#headers }
  get bodyUsed(): boolean { return this.#used || (this.#stream !== undefined && isDisturbed(this.#stream)) }

  get body(): ReadableStream | null {
    if (this.#source.kind === 'none') return null
    if (this.#stream === undefined) {
      this.#stream = streamOf(this.#source.kind === 'text' ? encodeUtf8(this.#source.data) : this.#source.data as Uint8Array)
      if (this.#used) void this.#stream.cancel()
    }
    return this.#stream
  }

  async text(): Promise<string> {
    const body = await this.#take()
    return body.kind === 'bytes' ? decodeUtf8(body.data) : body.kind === 'text' ? withoutMark(body.data) : ''
  }

  async json(): Promise<unknown> { return JSON.parse(await this.text()) }

  async bytes(): Promise<Uint8Array<ArrayBuffer>> { return bytesIn(await this.#take()) }
  async arrayBuffer(): Promise<ArrayBuffer> { return (await this.bytes()).buffer }
  async blob(): Promise<Blob> { return blobOf(await this.bytes(), this.#headers.get('content-type') ?? '') }

  /** https://fetch.spec.whatwg.org/#dom-body-formdata */
  async formData(): Promise<FormData> {
    const type = this.#headers.get('content-type') ?? ''
    const essence = (type.split(';')[0] ?? '').trim().toLowerCase()
    const boundary = /;\s*boundary=(?:"([^"]*)"|([^\s;"]+))/i.exec(type)
    if (essence === 'multipart/form-data' && boundary !== null) return readMultipart(await this.bytes(), boundary[1] ?? boundary[2] ?? '')
    if (essence !== 'application/x-www-form-urlencoded') throw new TypeError(`A body of the type '${type.slice(0, 80)}' is no form.`)
    const form = new FormData()
    for (const [name, value] of new URLSearchParams(`?${await this.text()}`)) form.append(name, value)
    return form
  }

  /** @throws TypeError where it has been read, or is being read */
  #take(): Carried | Promise<Carried> {
    this.#free()
    this.#used = this.#source.kind !== 'none'
    if (this.#source.kind === 'stream') return readWhole(this.#source.data)
    // Whoever holds the stream of it sees that it is used up.
    if (this.#stream !== undefined) void this.#stream.cancel()
    return this.#source
  }

  #free(): void {
    if (this.bodyUsed || this.#stream?.locked === true) throw new TypeError('The body has been read already, or is being read.')
  }

  /** The body for a clone: both may be read. */
  #clone(): Source {
    this.#free()
    if (this.#source.kind !== 'stream') return this.#source
    const [mine, other] = this.#source.data.tee()
    this.#stream = mine
    this.#source = { kind: 'stream', data: mine }
    return { kind: 'stream', data: other }
  }

  /** The body for another that it belongs to from now on. */
  #move(): Source {
    this.#free()
    this.#used = this.#source.kind !== 'none'
    return this.#source
  }

  static {
    inside.take = (body) => body.#take()
    inside.clone = (body) => body.#clone()
    inside.has = (body) => body.#source.kind !== 'none'
    inside.move = (body) => body.#move()
  }
}

asInterface(Body)
const { take, clone, move, has } = inside

/** Reads the body whole, once: at once, unless it is a stream. */
export function takeBody(body: Body): Carried | Promise<Carried> { return take?.(body) ?? { kind: 'none' } }

export function cloneBody(body: Body): Source { return clone?.(body) ?? { kind: 'none' } }

export function moveBody(body: Body): Source { return move?.(body) ?? { kind: 'none' } }

/** Whether there is a body at all; no stream is made to find out. */
export function hasBody(body: Body): boolean { return has?.(body) ?? false }

/** A copy, since a clone may share the bytes. */
function bytesIn(body: Carried): Uint8Array<ArrayBuffer> {
  if (body.kind === 'bytes') return body.data.slice()
  return body.kind === 'text' ? encodeUtf8(body.data) : new Uint8Array()
}

/** https://encoding.spec.whatwg.org/#utf-8-decode: a mark of byte order is no part of the text. */
function withoutMark(text: string): string {
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

async function readWhole(stream: ReadableStream): Promise<Carried> {
  const reader = stream.getReader()
  const pieces: Uint8Array[] = []
  for (;;) {
    const { done, value } = await reader.read() as { done: boolean; value: unknown }
    if (done) return { kind: 'bytes', data: joined(pieces) }
    if (!(value instanceof Uint8Array)) throw new TypeError('A body is a stream of Uint8Array.')
    pieces.push(value)
  }
}
