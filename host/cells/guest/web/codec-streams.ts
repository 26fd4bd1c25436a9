import { ask, bytesOf, textOf } from '../helpers.ts'
import { asInterface, needArguments } from './_webidl.ts'
import { encodeUtf8, joined, TextDecoder } from './encoding.ts'
import { TransformStream } from './streams.ts'

/** https://encoding.spec.whatwg.org/#interface-textencoderstream: a pair of surrogates may come in two pieces. */
export class TextEncoderStream {
  readonly #stream: TransformStream
  constructor() {
    let high = ''
    this.#stream = new TransformStream({
      transform(chunk, controller) {
        const text = high + String(chunk)
        high = /[\ud800-\udbff]$/.exec(text)?.[0] ?? ''
        const bytes = encodeUtf8(text.slice(0, text.length - high.length))
        if (bytes.length > 0) controller.enqueue(bytes)
      },
      flush(controller) { if (high !== '') controller.enqueue(encodeUtf8(high)) },
    })
  }

  get encoding(): string { return 'utf-8' }
  get readable(): TransformStream['readable'] { return this.#stream.readable }
  get writable(): TransformStream['writable'] { return this.#stream.writable }
}

/** https://encoding.spec.whatwg.org/#interface-textdecoderstream */
export class TextDecoderStream {
  readonly #stream: TransformStream
  readonly #decoder: TextDecoder

  constructor(label?: unknown, options?: unknown) {
    const decoder = new TextDecoder(label, options)
    const give = (text: string, controller: { enqueue(chunk: string): void }): void => { if (text !== '') controller.enqueue(text) }
    this.#decoder = decoder
    this.#stream = new TransformStream({
      transform(chunk, controller) { give(decoder.decode(bytesIn(chunk), { stream: true }), controller) },
      flush(controller) { give(decoder.decode(), controller) },
    })
  }

  get encoding(): string { return this.#decoder.encoding }
  get fatal(): boolean { return this.#decoder.fatal }
  get ignoreBOM(): boolean { return this.#decoder.ignoreBOM }
  get readable(): TransformStream['readable'] { return this.#stream.readable }
  get writable(): TransformStream['writable'] { return this.#stream.writable }
}

const FORMATS: readonly string[] = ['deflate', 'deflate-raw', 'gzip']

/**
 * The whole of what is written, done by the cell at its end. Both sides are bounded there (helper-operations.ts), so that a bomb is refused
 * before it is unpacked.
 */
function whole(operation: 'compress' | 'decompress', format: unknown): TransformStream {
  const name = String(format)
  if (!FORMATS.includes(name)) throw new TypeError(`'${name.slice(0, 40)}' is not a compression format: ${FORMATS.join(', ')}.`)
  const pieces: Uint8Array[] = []
  return new TransformStream({
    transform(chunk) { pieces.push(bytesIn(chunk).slice()) },
    flush(controller) {
      const answer = ask(operation, name, textOf(joined(pieces)))
      if (answer === 'size') throw new RangeError('This is more than a plugin may compress or decompress at once: 4 MiB in, 16 MiB out.')
      if (answer[0] !== '=') throw new TypeError(`The data is not valid for '${name}'.`)
      if (answer.length > 1) controller.enqueue(bytesOf(answer.slice(1)))
    },
  })
}

/** https://compression.spec.whatwg.org/#compression-stream */
export class CompressionStream {
  readonly #stream: TransformStream
  constructor(format: unknown) {
    needArguments(arguments.length, 1, 'CompressionStream')
    this.#stream = whole('compress', format)
  }

  get readable(): TransformStream['readable'] { return this.#stream.readable }
  get writable(): TransformStream['writable'] { return this.#stream.writable }
}

/** https://compression.spec.whatwg.org/#decompression-stream */
export class DecompressionStream {
  readonly #stream: TransformStream
  constructor(format: unknown) {
    needArguments(arguments.length, 1, 'DecompressionStream')
    this.#stream = whole('decompress', format)
  }

  get readable(): TransformStream['readable'] { return this.#stream.readable }
  get writable(): TransformStream['writable'] { return this.#stream.writable }
}

for (const kind of [TextEncoderStream, TextDecoderStream, CompressionStream, DecompressionStream]) asInterface(kind)

function bytesIn(chunk: unknown): Uint8Array {
  if (ArrayBuffer.isView(chunk)) return new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  if (chunk instanceof ArrayBuffer) return new Uint8Array(chunk)
  throw new TypeError('The pieces of this stream are ArrayBuffers or views of them.')
}
