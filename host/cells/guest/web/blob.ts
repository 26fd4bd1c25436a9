import { asInterface, dictionary, needArguments, text as usv } from './_webidl.ts'
import { decodeUtf8, encodeUtf8, joined } from './encoding.ts'
import { ReadableStream } from './streams.ts'

class Slice {
  readonly bytes: Uint8Array<ArrayBuffer>
  constructor(bytes: Uint8Array<ArrayBuffer>) { this.bytes = bytes }
}

const inside: { bytes?: (blob: Blob) => Uint8Array<ArrayBuffer>; is?: (value: object) => value is Blob } = {}

/** https://w3c.github.io/FileAPI/#blob-section, in the plugin's own memory. */
export class Blob {
  static {
    inside.bytes = (blob) => blob.#bytes
    inside.is = (value): value is Blob => #bytes in value
  }

  readonly #bytes: Uint8Array<ArrayBuffer>
  readonly #type: string

  constructor(parts?: unknown, options?: unknown) {
    const { type = '', endings = 'transparent' } = dictionary(options, 'BlobPropertyBag')
    const lineEnd = String(endings)
    if (lineEnd !== 'transparent' && lineEnd !== 'native') throw new TypeError(`'${lineEnd.slice(0, 40)}' is no way to end lines.`)
    // A slice shares the bytes: nothing ever writes into them.
    this.#bytes = parts instanceof Slice ? parts.bytes : bytesOfParts(parts, lineEnd === 'native')
    this.#type = typeIn(type)
  }

  get size(): number { return this.#bytes.length }
  get type(): string { return this.#type }

  slice(start?: number, end?: number, contentType: unknown = ''): Blob {
    const [from, to] = [start, end].map((at) => at === undefined ? undefined : Math.trunc(Number(at)) || 0)
    return new Blob(new Slice(this.#bytes.subarray(from ?? 0, to)), { type: contentType })
  }

  async text(): Promise<string> { return decodeUtf8(this.#bytes) }
  async bytes(): Promise<Uint8Array<ArrayBuffer>> { return this.#bytes.slice() }
  async arrayBuffer(): Promise<ArrayBuffer> { return this.#bytes.slice().buffer }
  stream(): ReadableStream<Uint8Array<ArrayBuffer>> { return streamOf(this.#bytes) }
}

/** https://w3c.github.io/FileAPI/#file-section */
export class File extends Blob {
  readonly #name: string
  readonly #lastModified: number

  constructor(fileBits: unknown, fileName: string, options?: unknown) {
    needArguments(arguments.length, 2, 'File')
    super(fileBits, options)
    const { lastModified = Date.now() } = dictionary(options, 'FilePropertyBag')
    this.#name = usv(fileName)
    this.#lastModified = Math.trunc(Number(lastModified)) || 0
  }

  get name(): string { return this.#name }
  get lastModified(): number { return this.#lastModified }
  get webkitRelativePath(): string { return '' }
}

for (const kind of [Blob, File]) asInterface(kind)

const { bytes: bytesAt, is } = inside

/** The bytes themselves, not to be written to; undefined of what is no Blob. */
export function blobBytes(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  return typeof value === 'object' && value !== null && is?.(value) ? bytesAt?.(value) : undefined
}

/** A Blob of bytes that are nobody else's. */
export function blobOf(bytes: Uint8Array<ArrayBuffer>, type: string): Blob {
  return new Blob(new Slice(bytes), { type })
}

/** A stream of bytes that gives a copy of these, at once. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    type: 'bytes',
    pull(controller) {
      if (bytes.length > 0) controller.enqueue(bytes.slice() as Uint8Array<ArrayBuffer>)
      controller.close()
      controller.byobRequest?.respond(0)
    },
  })
}

function bytesOfParts(parts: unknown, nativeEnds: boolean): Uint8Array<ArrayBuffer> {
  if (parts === undefined) return new Uint8Array()
  if (typeof parts !== 'object' || parts === null || Reflect.get(parts, Symbol.iterator) === undefined) throw new TypeError('A Blob is made from a list of parts.')
  return joined(Array.from(parts as Iterable<unknown>, (part) => {
    if (part instanceof ArrayBuffer) return new Uint8Array(part)
    if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
    return blobBytes(part) ?? encodeUtf8(nativeEnds ? usv(part).replace(/\r\n?/g, '\n') : usv(part))
  }))
}

/** https://w3c.github.io/FileAPI/#dfn-type: what is not ASCII is no type. */
function typeIn(type: unknown): string {
  const text = String(type)
  return /^[\x20-\x7e]*$/.test(text) ? text.toLowerCase() : ''
}
