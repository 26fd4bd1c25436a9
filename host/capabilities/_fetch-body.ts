import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'

/** What this host can read; sent as Accept-Encoding. */
export const ENCODINGS = 'gzip, deflate, br'

const DECODERS: Readonly<Record<string, () => NodeJS.ReadWriteStream & Readable>> = Object.assign(Object.create(null) as object, {
  gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress,
})

/** True where the host takes the encoding off. */
export function decodes(encoding: string): boolean {
  return encoding in DECODERS
}

/**
 * Reads a body, decoded, up to a limit that counts what comes out: a small body that unpacks to gigabytes ends there.
 *
 * @returns undefined where it is larger
 */
export async function readBody(body: Readable, encoding: string, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of decoded(body, encoding) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function decoded(body: Readable, encoding: string): Readable {
  const decoder = DECODERS[encoding]?.()
  if (decoder === undefined) return body
  pipeline(body, decoder, () => undefined) // an error of either ends the other, and the loop that reads
  return decoder
}
