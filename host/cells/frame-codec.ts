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
  #chunks: Buffer[] = []
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

  #next(): ReceivedFrame | undefined {
    if (this.#size < HEAD) return undefined
    const head = this.#front(HEAD)
    const textLength = head.readUInt32LE(0)
    const bytesLength = head.readUInt32LE(4)
    const type = TYPES[head.readUInt8(8)]
    if (type === undefined || textLength + bytesLength > MAX_FRAME_BYTES) { this.#broken = true; return undefined }
    const textEnd = HEAD + textLength
    const end = textEnd + bytesLength
    if (this.#size < end) return undefined
    const bytes = this.#front(end)
    this.#size -= end
    if (this.#size === 0) this.#chunks = []
    else this.#chunks[0] = bytes.subarray(end)
    return {
      type, slot: bytes.readUInt32LE(9), argument: bytes.readUInt32LE(13), text: bytes.toString('utf8', HEAD, textEnd),
      // Its own memory: the chunk it came in is a shared one, and what is handed on must neither see nor hold others' bytes.
      ...(bytesLength === 0 ? {} : { bytes: [new Uint8Array(bytes.subarray(textEnd, end))] }),
    }
  }

  /** The first chunk, made long enough; joined only when a frame is complete, so that a large one costs one copy. */
  #front(size: number): Buffer {
    const first = this.#chunks[0]
    if (first !== undefined && first.length >= size) return first
    const joined = Buffer.concat(this.#chunks)
    this.#chunks = [joined]
    return joined
  }
}
