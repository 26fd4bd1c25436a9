import { ask, natively } from '../helpers.ts'
import { asInterface, dictionary, needArguments, text as usv } from './_webidl.ts'
import { Utf8 } from './_utf8.ts'

/** https://encoding.spec.whatwg.org/#interface-textencoder. In V8's own code a loop over code units is as fast as the way through the cell. */
export class TextEncoder {
  get encoding(): string { return 'utf-8' }

  encode(input: unknown = ''): Uint8Array<ArrayBuffer> {
    const text = String(input)
    const bytes = new Uint8Array(text.length * 3)
    return bytes.slice(0, encodeInto(text, bytes).written)
  }

  encodeInto(source: string, destination: Uint8Array): { read: number; written: number } {
    needArguments(arguments.length, 2, 'encodeInto')
    if (!(destination instanceof Uint8Array)) throw new TypeError('encodeInto() writes into a Uint8Array.')
    return encodeInto(String(source), destination)
  }
}

function encodeInto(text: string, into: Uint8Array): { read: number; written: number } {
  let at = 0
  let index = 0
  for (; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      if (at >= into.length) break
      into[at++] = unit
    } else if (unit < 0x800) {
      if (at + 2 > into.length) break
      into[at++] = 0xc0 | (unit >> 6)
      into[at++] = 0x80 | (unit & 0x3f)
    } else {
      const next = (unit & 0xfc00) === 0xd800 ? text.charCodeAt(index + 1) : 0
      const isPair = (next & 0xfc00) === 0xdc00
      if (at + (isPair ? 4 : 3) > into.length) break
      // A surrogate without its other half is no character.
      const point = isPair ? 0x10000 + ((unit & 0x3ff) << 10) + (next & 0x3ff) : (unit & 0xf800) === 0xd800 ? 0xfffd : unit
      if (isPair) { into[at++] = 0xf0 | (point >> 18); index++ }
      into[at++] = isPair ? 0x80 | ((point >> 12) & 0x3f) : 0xe0 | (point >> 12)
      into[at++] = 0x80 | ((point >> 6) & 0x3f)
      into[at++] = 0x80 | (point & 0x3f)
    }
  }
  return { read: index, written: at }
}

const UTF8_LABEL = /^[\t\n\f\r ]*(?:unicode-1-1-utf-8|unicode11utf8|unicode20utf8|utf-?8|x-unicode20utf8)[\t\n\f\r ]*$/i
/** From here on the cell's native decoder is faster, see helpers.ts. */
const NATIVE_FROM = 512

/**
 * https://encoding.spec.whatwg.org/#interface-textdecoder
 *
 * UTF-8 is decoded here, or natively where it is much. The other encodings are the cell's alone: of a text that comes in pieces
 * (`stream: true`) they give nothing before its end, where the standard gives each piece.
 */
export class TextDecoder {
  readonly #encoding: string
  readonly #fatal: boolean
  readonly #ignoreBOM: boolean
  #utf8: Utf8 | undefined
  #pieces: Uint8Array[] = []

  constructor(label: unknown = 'utf-8', options?: unknown) {
    const { fatal, ignoreBOM } = dictionary(options, 'TextDecoderOptions')
    this.#encoding = UTF8_LABEL.test(String(label)) ? 'utf-8' : encodingOf(usv(label))
    this.#fatal = Boolean(fatal)
    this.#ignoreBOM = Boolean(ignoreBOM)
  }

  get encoding(): string { return this.#encoding }
  get fatal(): boolean { return this.#fatal }
  get ignoreBOM(): boolean { return this.#ignoreBOM }

  decode(input?: unknown, options?: unknown): string {
    const bytes = bytesIn(input)
    const stream = Boolean(dictionary(options, 'TextDecodeOptions')['stream'])
    return this.#encoding === 'utf-8' ? this.#decodeUtf8(bytes, stream) : this.#decodeOther(bytes, stream)
  }

  #decodeUtf8(bytes: Uint8Array, stream: boolean): string {
    if (!stream && this.#utf8 === undefined) return decodeWhole(bytes, this.#fatal, this.#ignoreBOM)
    const decoder = this.#utf8 ??= new Utf8(this.#fatal, this.#ignoreBOM)
    if (!stream) this.#utf8 = undefined
    return decoder.decode(bytes, stream)
  }

  #decodeOther(bytes: Uint8Array, stream: boolean): string {
    this.#pieces.push(bytes.slice())
    if (stream) return ''
    const whole = joined(this.#pieces)
    this.#pieces = []
    const found = natively(`${this.#encoding} ${Number(this.#fatal)} ${Number(this.#ignoreBOM)}`, whole)
    if (found === undefined) throw new TypeError(`The encoded data is not valid ${this.#encoding}, or too much at once.`)
    return found
  }
}

/** UTF-8 with replacements, as bodies are read: without the mark of byte order. */
export function decodeUtf8(bytes: Uint8Array): string {
  return decodeWhole(bytes, false, false)
}

export function encodeUtf8(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3)
  return bytes.slice(0, encodeInto(text, bytes).written)
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) { whole.set(piece, at); at += piece.length }
  return whole
}

function decodeWhole(bytes: Uint8Array, fatal: boolean, ignoreBOM: boolean): string {
  const native = bytes.length < NATIVE_FROM ? undefined : natively(`utf-8 ${Number(fatal)} ${Number(ignoreBOM)}`, bytes)
  return native ?? new Utf8(fatal, ignoreBOM).decode(bytes, false)
}

function encodingOf(label: string): string {
  const answer = ask('encoding', label.slice(0, 100))
  if (answer[0] !== '=') throw new RangeError(`The encoding label '${label.slice(0, 40)}' is not known.`)
  return answer.slice(1)
}

/** https://webidl.spec.whatwg.org/#AllowSharedBufferSource */
function bytesIn(input: unknown): Uint8Array {
  if (input === undefined) return new Uint8Array()
  if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
  if (input instanceof ArrayBuffer) return new Uint8Array(input)
  throw new TypeError('decode() takes an ArrayBuffer or a view of one.')
}

for (const kind of [TextEncoder, TextDecoder]) asInterface(kind)
