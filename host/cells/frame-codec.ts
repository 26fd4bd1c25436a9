import { MAX_FRAME_BYTES, type Frame, type FrameType, type ReceivedFrame } from './protocol.ts'

/** A frame's head: u32 length of the text in bytes, u32 length of what follows it, u8 type, u32 slot, u32 argument. */
const HEAD = 17
const TYPES: readonly FrameType[] = ['load', 'enter', 'drop', 'ping', 'ready', 'done', 'failed', 'woke', 'said', 'lost', 'inspect']

/** Head and text in one piece; the frame's own bytes are to be written after it, as they are. */
export function encodeFrame({ type, slot, argument, text, bytes = [] }: Frame): Buffer {
  const length = Buffer.byteLength(text)
  const encoded = Buffer.allocUnsafe(HEAD + length)
  encoded.writeUInt32LE(length, 0)
  encoded.writeUInt32LE(bytes.reduce((sum, part) => sum + part.length, 0), 4)
  encoded.writeUInt8(TYPES.indexOf(type), 8)
  encoded.writeUInt32LE(slot, 9)
  encoded.writeUInt32LE(argument, 13)
  encoded.write(text, HEAD)
  return encoded
}

/**
 * Cuts a byte stream into frames.
 *
 * `push` answers undefined when the stream is not one of frames, or a frame is longer than MAX_FRAME_BYTES: the other side is broken.
 */
export class FrameReader {
  readonly #chunks: Buffer[] = []
  #size = 0
  #broken = false

  push(chunk: Buffer): ReceivedFrame[] | undefined {
    if (this.#broken) return undefined
    this.#chunks.push(chunk)
    this.#size += chunk.length
    const frames: ReceivedFrame[] = []
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame)
    return this.#broken ? undefined : frames
  }

  /** What is left of the chunks goes into memory of its own: that of the last chunk is about to be used again. */
  keep(): void {
    const last = this.#chunks.pop()
    if (last !== undefined) this.#chunks.push(Buffer.from(last))
  }

  #next(): ReceivedFrame | undefined {
    if (this.#size < HEAD) return undefined
    const head = this.#joined(HEAD)
    const textLength = head.readUInt32LE(0)
    const bytesLength = head.readUInt32LE(4)
    const type = TYPES[head.readUInt8(8)]
    if (type === undefined || textLength + bytesLength > MAX_FRAME_BYTES) { this.#broken = true; return undefined }
    if (this.#size < HEAD + textLength + bytesLength) return undefined
    const slot = head.readUInt32LE(9)
    const argument = head.readUInt32LE(13)
    const text = this.#joined(HEAD + textLength).toString('utf8', HEAD, HEAD + textLength)
    this.#drop(HEAD + textLength)
    return bytesLength === 0 ? { type, slot, argument, text } : { type, slot, argument, text, bytes: [this.#bytes(bytesLength)] }
  }

  /** The first so many bytes in one piece, and what else is in their chunks. */
  #joined(size: number): Buffer {
    let count = 0
    for (let length = 0; length < size; count++) length += this.#chunks[count]?.length ?? size
    if (count > 1) this.#chunks.splice(0, count, Buffer.concat(this.#chunks.slice(0, count)))
    return this.#chunks[0] ?? Buffer.alloc(0)
  }

  /** Bytes in memory of their own, copied once: chunks are shared, and what is handed on must neither see nor hold others' bytes. */
  #bytes(size: number): Uint8Array<ArrayBuffer> {
    // Not made zero first: all of it is written below.
    const bytes = new Uint8Array(Buffer.allocUnsafeSlow(size).buffer)
    for (let at = 0; at < size;) {
      const part = this.#chunks[0]?.subarray(0, size - at) ?? Buffer.alloc(size - at)
      bytes.set(part, at)
      at += part.length
      this.#drop(part.length)
    }
    return bytes
  }

  #drop(size: number): void {
    this.#size -= size
    for (let left = size; left > 0;) {
      const [first] = this.#chunks
      if (first === undefined) return
      if (first.length > left) { this.#chunks[0] = first.subarray(left); return }
      left -= first.length
      this.#chunks.shift()
    }
  }
}
