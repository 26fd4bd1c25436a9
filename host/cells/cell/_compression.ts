import { deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateRawSync, inflateSync, type InflateRaw } from 'node:zlib'

/** Bytes that go in at most: packing so many takes some 200 ms at worst, unpacking some 20 ms. */
const MAX_IN = 4_194_304
/** Bytes that come out of unpacking at most: a bomb is not unpacked any further. */
const MAX_OUT = 16_777_216

const PACK = new Map([['deflate', deflateSync], ['deflate-raw', deflateRawSync], ['gzip', gzipSync]])
const UNPACK = new Map([['deflate', inflateSync], ['deflate-raw', inflateRawSync], ['gzip', gunzipSync]])

/** '=' and the bytes, one a code unit; `size` for too much; '' for a format that is none. */
export function compress(format: unknown, data: unknown): string {
  const pack = PACK.get(String(format))
  if (pack === undefined || typeof data !== 'string') return ''
  return data.length > MAX_IN ? 'size' : `=${pack(Buffer.from(data, 'latin1')).toString('latin1')}`
}

/** The same; `data` for what is not packed so, ends too early, or goes on after its end. */
export function decompress(format: unknown, data: unknown): string {
  const unpack = UNPACK.get(String(format))
  if (unpack === undefined || typeof data !== 'string') return ''
  if (data.length > MAX_IN) return 'size'
  const bytes = Buffer.from(data, 'latin1')
  try {
    // With `info` Node tells where the packed data ended, which its types do not know of.
    const { buffer, engine } = unpack(bytes, { maxOutputLength: MAX_OUT, info: true }) as unknown as { buffer: Buffer; engine: InflateRaw }
    return engine.bytesWritten === bytes.length ? `=${buffer.toString('latin1')}` : 'data'
  } catch (error) {
    return error instanceof RangeError ? 'size' : 'data'
  }
}
