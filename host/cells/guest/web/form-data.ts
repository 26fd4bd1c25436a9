import { asInterface, needArguments, text as usv } from './_webidl.ts'
import { type Blob, blobBytes, File } from './blob.ts'

export type FormDataEntryValue = string | File
type Entry = [name: string, value: FormDataEntryValue]

/** https://xhr.spec.whatwg.org/#interface-formdata; there are no forms to make it from. */
export class FormData {
  #entries: Entry[] = []

  constructor(form?: unknown) {
    if (form !== undefined) throw new TypeError('There are no forms here: FormData is made empty.')
  }

  append(name: string, value: unknown, filename?: string): void {
    needArguments(arguments.length, 2, 'append')
    this.#entries.push(entry(name, value, filename, arguments.length))
  }

  set(name: string, value: unknown, filename?: string): void {
    needArguments(arguments.length, 2, 'set')
    const made = entry(name, value, filename, arguments.length)
    const first = this.#entries.findIndex(([known]) => known === made[0])
    if (first === -1) this.#entries.push(made)
    else this.#entries = this.#entries.flatMap((known, index): Entry[] => index === first ? [made] : known[0] === made[0] ? [] : [known])
  }

  delete(name: string): void {
    needArguments(arguments.length, 1, 'delete')
    const wanted = usv(name)
    this.#entries = this.#entries.filter(([known]) => known !== wanted)
  }

  get(name: string): FormDataEntryValue | null {
    needArguments(arguments.length, 1, 'get')
    return this.getAll(name)[0] ?? null
  }

  has(name: string): boolean {
    needArguments(arguments.length, 1, 'has')
    return this.getAll(name).length > 0
  }

  getAll(name: string): FormDataEntryValue[] {
    needArguments(arguments.length, 1, 'getAll')
    const wanted = usv(name)
    return this.#entries.filter(([known]) => known === wanted).map(([, value]) => value)
  }

  forEach(callback: (value: FormDataEntryValue, name: string, all: FormData) => void, receiver?: unknown): void {
    if (typeof callback !== 'function') throw new TypeError('forEach takes a function.')
    for (const [name, value] of this) callback.call(receiver, value, name, this)
  }

  keys(): ArrayIterator<string> { return this.#entries.map(([name]) => name).values() }
  values(): ArrayIterator<FormDataEntryValue> { return this.#entries.map(([, value]) => value).values() }
  entries(): ArrayIterator<Entry> { return this.#entries.map(([name, value]): Entry => [name, value]).values() }
  declare [Symbol.iterator]: () => ArrayIterator<Entry>
}

asInterface(FormData)
Object.defineProperty(FormData.prototype, Symbol.iterator, { value: Reflect.get(FormData.prototype, 'entries'), writable: true, enumerable: false, configurable: true })

/** https://xhr.spec.whatwg.org/#create-an-entry */
function entry(name: unknown, value: unknown, filename: unknown, given: number): Entry {
  const bytes = blobBytes(value)
  if (bytes === undefined && given > 2) throw new TypeError('Only a Blob has a file name.')
  if (bytes === undefined) return [usv(name), usv(value)]
  if (value instanceof File && filename === undefined) return [usv(name), value]
  const { type, lastModified } = value as Blob & { readonly lastModified?: number }
  return [usv(name), new File([value], filename === undefined ? 'blob' : usv(filename), { type, lastModified })]
}
