import { MAX_FRAME_BYTES, type Frame, type FrameType } from './protocol.ts'

/** A frame's head: u32 length of the text in bytes, u8 type, u32 slot, u32 argument. */
const HEAD = 13
const TYPES: readonly FrameType[] = ['load', 'enter', 'drop', 'ping', 'ready', 'done', 'failed', 'said', 'lost']

export function encodeFrame({ type, slot, argument, text }: Frame): Buffer {
  const length = Buffer.byteLength(text)
  const bytes = Buffer.allocUnsafe(HEAD + length)
  bytes.writeUInt32LE(length, 0)
  bytes.writeUInt8(TYPES.indexOf(type), 4)
  bytes.writeUInt32LE(slot, 5)
  bytes.writeUInt32LE(argument, 9)
  bytes.write(text, HEAD)
  return bytes
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

  push(chunk: Buffer): Frame[] | undefined {
    if (this.#broken) return undefined
    this.#chunks.push(chunk)
    this.#size += chunk.length
    const frames: Frame[] = []
    for (let frame = this.#next(); frame !== undefined; frame = this.#next()) frames.push(frame)
    return this.#broken ? undefined : frames
  }

  #next(): Frame | undefined {
    if (this.#size < HEAD) return undefined
    const head = this.#front(HEAD)
    const length = head.readUInt32LE(0)
    const type = TYPES[head.readUInt8(4)]
    if (type === undefined || length > MAX_FRAME_BYTES) { this.#broken = true; return undefined }
    if (this.#size < HEAD + length) return undefined
    const bytes = this.#front(HEAD + length)
    this.#chunks[0] = bytes.subarray(HEAD + length)
    this.#size -= HEAD + length
    return { type, slot: bytes.readUInt32LE(5), argument: bytes.readUInt32LE(9), text: bytes.toString('utf8', HEAD, HEAD + length) }
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
