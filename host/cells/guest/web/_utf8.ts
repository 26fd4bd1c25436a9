/** The state machine of https://encoding.spec.whatwg.org/#utf-8-decoder, over pieces. */
export class Utf8 {
  readonly #fatal: boolean
  readonly #ignoreBOM: boolean
  #point = 0
  #needed = 0
  #lower = 0x80
  #upper = 0xbf
  /** Whether the text has begun, so that a U+FEFF is no mark of byte order any more. */
  #begun = false

  constructor(fatal: boolean, ignoreBOM: boolean) {
    this.#fatal = fatal
    this.#ignoreBOM = ignoreBOM
  }

  /** @throws TypeError where what is not valid is fatal; the decoder is not to be used again then */
  decode(bytes: Uint8Array, more: boolean): string {
    let text = ''
    let units: number[] = []
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index] ?? 0
      if (this.#needed === 0) {
        if (byte < 0x80) units.push(byte)
        else if (!this.#begin(byte)) units.push(this.#bad())
      } else if (byte < this.#lower || byte > this.#upper) {
        this.#reset()
        units.push(this.#bad())
        index--
      } else {
        this.#lower = 0x80
        this.#upper = 0xbf
        this.#point = (this.#point << 6) | (byte & 0x3f)
        if (--this.#needed === 0) add(units, this.#point)
      }
      if (units.length > 4096) { text += String.fromCharCode.apply(null, units); units = [] }
    }
    if (!more && this.#needed > 0) { this.#reset(); units.push(this.#bad()) }
    return this.#withoutMark(text + String.fromCharCode.apply(null, units))
  }

  /** Whether the byte begins a character. */
  #begin(byte: number): boolean {
    if (byte < 0xc2 || byte > 0xf4) return false
    this.#needed = byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3
    this.#point = byte & (0x3f >> this.#needed)
    if (byte === 0xe0) this.#lower = 0xa0
    if (byte === 0xed) this.#upper = 0x9f
    if (byte === 0xf0) this.#lower = 0x90
    if (byte === 0xf4) this.#upper = 0x8f
    return true
  }

  #reset(): void {
    this.#needed = 0
    this.#lower = 0x80
    this.#upper = 0xbf
  }

  #bad(): number {
    if (this.#fatal) throw new TypeError('The encoded data is not valid utf-8.')
    return 0xfffd
  }

  #withoutMark(text: string): string {
    if (this.#begun || text === '') return text
    this.#begun = true
    return !this.#ignoreBOM && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  }
}

function add(units: number[], point: number): void {
  if (point < 0x10000) units.push(point)
  else units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff))
}
