import { textOf } from '../helpers.ts'

/** https://encoding.spec.whatwg.org/#interface-textencoder */
export class TextEncoder {
  get encoding(): string { return 'utf-8' }

  encode(input = ''): Uint8Array<ArrayBuffer> {
    const text = String(input)
    const bytes = new Uint8Array(text.length * 3)
    return bytes.slice(0, this.encodeInto(text, bytes).written)
  }

  encodeInto(input: string, into: Uint8Array): { read: number; written: number } {
    let written = 0
    let read = 0
    for (const character of input) {
      const code = character.codePointAt(0) ?? 0
      const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
      const size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
      if (written + size > into.length) break
      if (size === 1) into[written] = point
      else {
        for (let index = size - 1; index > 0; index--) into[written + index] = 0x80 | ((point >> (6 * (size - 1 - index))) & 0x3f)
        into[written] = (0xf00 >> size) & 0xff | (point >> (6 * (size - 1)))
      }
      written += size
      read += character.length
    }
    return { read, written }
  }
}

/** UTF-8 only: https://encoding.spec.whatwg.org/#interface-textdecoder */
export class TextDecoder {
  readonly #fatal: boolean
  readonly #ignoreBom: boolean

  constructor(label = 'utf-8', options: { fatal?: boolean; ignoreBOM?: boolean } = {}) {
    if (!/^\s*(utf-?8|unicode-1-1-utf-8)\s*$/i.test(String(label))) throw new RangeError(`The encoding '${label}' is not supported: only utf-8 is.`)
    this.#fatal = options.fatal === true
    this.#ignoreBom = options.ignoreBOM === true
  }

  get encoding(): string { return 'utf-8' }
  get fatal(): boolean { return this.#fatal }
  get ignoreBOM(): boolean { return this.#ignoreBom }

  decode(input?: ArrayBuffer | ArrayBufferView): string {
    if (input === undefined) return ''
    const bytes = input instanceof ArrayBuffer ? new Uint8Array(input) : new Uint8Array(input.buffer, input.byteOffset, input.byteLength)
    const text = isAscii(bytes) ? textOf(bytes) : decodeUtf8(bytes, this.#fatal)
    return !this.#ignoreBom && text.startsWith('\ufeff') ? text.slice(1) : text
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let index = 0; index < bytes.length; index++) if ((bytes[index] ?? 0) > 0x7f) return false
  return true
}

/** The decoder's state machine, https://encoding.spec.whatwg.org/#utf-8-decoder */
function decodeUtf8(bytes: Uint8Array, fatal: boolean): string {
  const parts: string[] = []
  let point = 0, needed = 0, lower = 0x80, upper = 0xbf
  const bad = (): void => {
    if (fatal) throw new TypeError('The encoded data is not valid utf-8.')
    parts.push('\ufffd')
  }
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index] ?? 0
    if (needed === 0) {
      if (byte < 0x80) parts.push(String.fromCharCode(byte))
      else if (byte >= 0xc2 && byte <= 0xdf) { needed = 1; point = byte & 0x1f }
      else if (byte >= 0xe0 && byte <= 0xef) { needed = 2; point = byte & 0xf; if (byte === 0xe0) lower = 0xa0; if (byte === 0xed) upper = 0x9f }
      else if (byte >= 0xf0 && byte <= 0xf4) { needed = 3; point = byte & 0x7; if (byte === 0xf0) lower = 0x90; if (byte === 0xf4) upper = 0x8f }
      else bad()
      continue
    }
    if (byte < lower || byte > upper) { needed = 0; lower = 0x80; upper = 0xbf; bad(); index--; continue }
    lower = 0x80; upper = 0xbf
    point = (point << 6) | (byte & 0x3f)
    if (--needed === 0) parts.push(String.fromCodePoint(point))
  }
  if (needed > 0) bad()
  return parts.join('')
}
