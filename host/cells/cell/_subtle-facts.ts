/** Why an operation was not done, in a word that the guest makes a DOMException of. */
export type Word = 'data' | 'operation' | 'size' | 'unsupported'

/** Ends an operation. It is caught where operations are run, and only its word leaves the cell. */
export class Refused {
  readonly word: Word
  constructor(word: Word) { this.word = word }
}

/** Bytes of all parameters of one operation as JSON: room for 64 KiB of additional data with each byte escaped. */
const MAX_TEXT = 1_048_576
/** Bytes of one parameter: a salt, a signature, additional data. */
const MAX_PARAMETER = 65_536

/** The parameters of one operation, as a guest gave them: each is looked at when it is taken. */
export class Facts {
  readonly #values: ReadonlyMap<string, unknown>

  constructor(text: unknown) {
    if (typeof text !== 'string' || text.length > MAX_TEXT) throw new Refused('size')
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed !== 'object' || parsed === null) throw new Refused('operation')
    this.#values = new Map(Object.entries(parsed))
  }

  text(name: string): string {
    const value = this.#values.get(name)
    if (typeof value !== 'string') throw new Refused('operation')
    if (value.length > MAX_PARAMETER) throw new Refused('size')
    return value
  }

  /** One of these words. */
  one<T extends string>(name: string, words: readonly T[]): T {
    const value = this.text(name)
    const found = words.find((word) => word === value)
    if (found === undefined) throw new Refused('unsupported')
    return found
  }

  bytes(name: string): Buffer { return Buffer.from(this.text(name), 'latin1') }

  /** An integer of these bounds, both included. */
  integer(name: string, least: number, most: number): number {
    const value = this.#values.get(name)
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) throw new Refused('operation')
    return value
  }
}
