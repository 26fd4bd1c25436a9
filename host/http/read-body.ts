import type { IncomingMessage } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { HardpointError } from '@hardpoint/schemas/errors'

/** Bytes from which putting a body together is a turn of the event loop's work, and reading what it says another's. */
const LARGE = 1_048_576

/** Whether the request announces a body (RFC 9112, 6.3). */
export function hasBody(request: IncomingMessage): boolean {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  return encoding !== undefined || (length !== undefined && length !== '0')
}

/**
 * Reads a body into memory, up to a limit: by its announced length before a byte is read, and by count while reading,
 * because a chunked body announces nothing.
 *
 * @throws HP_ERR_BODY_TOO_LARGE, HP_ERR_REQUEST_INVALID where the client went away
 */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit })
  const chunks: Buffer[] = []
  let size = 0
  return new Promise((resolve, reject) => {
    const stop = (error: HardpointError): void => { request.removeListener('data', onData); request.pause(); reject(error) }
    const onData = (chunk: Buffer): void => {
      size += chunk.length
      if (size > limit) stop(new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit }))
      else chunks.push(chunk)
    }
    const cut = (): void => stop(new HardpointError('HP_ERR_REQUEST_INVALID', { problem: 'the connection closed before its body was there' }))
    request.on('data', onData)
    request.once('end', () => resolve(whole(chunks, size)))
    request.once('error', cut)
    request.once('close', () => { if (!request.complete) cut() })
  })
}

async function whole(chunks: readonly Buffer[], size: number): Promise<Buffer> {
  const body = Buffer.concat(chunks, size)
  if (size > LARGE) await nextTurn()
  return body
}
