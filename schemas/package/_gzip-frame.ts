import { crc32 } from 'node:zlib'
import { HardpointError } from '../errors/mod.ts'

/** Magic, deflate, no flags, no time, no hint, unknown system: RFC 1952 section 2.3. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255)
const TRAILER_BYTES = 8
/** Most that a stored block can hold: RFC 1951 section 3.2.4. */
const BLOCK = 65_535
const BLOCK_HEADER_BYTES = 5

/** What a frame held, and what is wrong with the frame. */
export interface Unframed {
  readonly content: Uint8Array
  readonly problem: HardpointError | undefined
  /** The frame is right but for its checksum: something in the content was changed. */
  readonly contentChanged: boolean
}

/**
 * Wraps bytes as one gzip member of stored (uncompressed) blocks, full but for the last.
 *
 * Own code, because zlib's output differs between its versions and processors, and because stored blocks keep every
 * byte of every file at a place that can be computed: host/docs/adr/0002-package-format.md.
 */
export function gzipFrame(content: Uint8Array): Uint8Array {
  const out = new Uint8Array(frameSize(content.length))
  out.set(HEADER)
  let at = HEADER.length
  for (let from = 0; from < content.length; from += BLOCK) {
    const part = content.subarray(from, from + BLOCK)
    out.set(blockHeader(part.length, from + BLOCK >= content.length), at)
    out.set(part, at + BLOCK_HEADER_BYTES)
    at += BLOCK_HEADER_BYTES + part.length
  }
  out.set(trailer(crc32(content), content.length), at)
  return out
}

/** How many bytes `gzipFrame` makes of so many. */
export function frameSize(length: number): number {
  return HEADER.length + length + Math.ceil(length / BLOCK) * BLOCK_HEADER_BYTES + TRAILER_BYTES
}

/**
 * What `gzipFrame` makes, piece by piece: the very same bytes, of content that is never whole in memory.
 *
 * @param length of the whole content, which has to come, no more and no less
 * @throws HP_ERR_PACKAGE_FORMAT before the last piece where it did not
 */
export async function* framePieces(content: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
  yield HEADER
  let [seen, filled, checksum] = [0, 0, 0]
  let block = new Uint8Array(BLOCK_HEADER_BYTES + BLOCK)
  for await (const piece of content) {
    checksum = crc32(piece, checksum)
    for (let from = 0; from < piece.length;) {
      const part = piece.subarray(from, from + BLOCK - filled)
      block.set(part, BLOCK_HEADER_BYTES + filled)
      from += part.length
      seen += part.length
      filled += part.length
      if (filled < BLOCK && seen < length) continue
      block.set(blockHeader(filled, seen >= length))
      yield block.subarray(0, BLOCK_HEADER_BYTES + filled)
      // Another one: whoever has this piece may not have sent it yet.
      block = new Uint8Array(BLOCK_HEADER_BYTES + BLOCK)
      filled = 0
    }
  }
  if (seen !== length) throw format(`it has ${seen} bytes, and ${length} were announced`)
  yield trailer(checksum, length)
}

/**
 * Takes the content out by place alone, then says whether the frame is the one that `gzipFrame` writes: so a damaged
 * frame still shows which files are whole.
 *
 * One form only: no second member, no compressed block (no bomb), no bytes after the end.
 *
 * @throws HP_ERR_PACKAGE_FORMAT when no content has a frame of this length: a truncated download, most often
 */
export function gzipUnframe(bytes: Uint8Array): Unframed {
  const inner = bytes.length - HEADER.length - TRAILER_BYTES
  const blocks = Math.ceil(inner / (BLOCK + BLOCK_HEADER_BYTES))
  const length = inner - blocks * BLOCK_HEADER_BYTES
  if (length <= 0 || Math.ceil(length / BLOCK) !== blocks) {
    throw format(`its length of ${bytes.length} bytes is not that of a whole package; it was cut short, or is something else`)
  }
  const content = new Uint8Array(length)
  for (let block = 0, at = HEADER.length + BLOCK_HEADER_BYTES; block < blocks; block++, at += BLOCK + BLOCK_HEADER_BYTES) {
    content.set(bytes.subarray(at, at + Math.min(BLOCK, length - block * BLOCK)), block * BLOCK)
  }
  return { content, ...frameProblem(bytes, content) }
}

function frameProblem(bytes: Uint8Array, content: Uint8Array): Omit<Unframed, 'content'> {
  const expected = gzipFrame(content)
  if (Buffer.compare(expected, bytes) === 0) return { problem: undefined, contentChanged: false }
  const at = expected.findIndex((byte, index) => byte !== bytes[index])
  const contentChanged = at >= bytes.length - TRAILER_BYTES
  return { problem: format(wordsFor(at, contentChanged)), contentChanged }
}

function wordsFor(at: number, contentChanged: boolean): string {
  if (at < HEADER.length) return `byte ${at} is not that of the gzip header every package begins with`
  if (contentChanged) return `the gzip checksum at byte ${at} is not that of the content`
  return `the gzip block at byte ${at} is not a stored one; packages are never compressed`
}

function blockHeader(length: number, last: boolean): Uint8Array {
  const header = new DataView(new ArrayBuffer(BLOCK_HEADER_BYTES))
  header.setUint8(0, last ? 1 : 0)
  header.setUint16(1, length, true)
  header.setUint16(3, ~length & 0xffff, true)
  return new Uint8Array(header.buffer)
}

function trailer(checksum: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(TRAILER_BYTES))
  view.setUint32(0, checksum, true)
  view.setUint32(4, length, true)
  return new Uint8Array(view.buffer)
}

function format(problem: string): HardpointError {
  return new HardpointError('HP_ERR_PACKAGE_FORMAT', { problem })
}
