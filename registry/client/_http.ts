import type { Dispatcher } from 'undici'
import { HardpointError } from '@hardpoint/schemas/errors'
import { corrupt, type Origin } from '../layout/mod.ts'
import { unreachable } from './_unreachable.ts'

/** What undici's and the system's codes mean to a person. */
const PROBLEMS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name could not be looked up',
  UND_ERR_SOCKET: 'the connection was cut',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was cut off',
  UND_ERR_CONNECT_TIMEOUT: 'no connection came about in time',
}

/** The whole body, but never more than `maxBytes`, whatever the header promised. */
export async function readBody(
  { headers, body }: Pick<Dispatcher.ResponseData, 'headers' | 'body'>, origin: Origin, maxBytes: number,
): Promise<Uint8Array> {
  const tooLong = corrupt(origin, `it is longer than ${maxBytes} bytes`)
  if (Number(headers['content-length'] ?? 0) > maxBytes) {
    drop(body)
    throw tooLong
  }
  const chunks: Uint8Array[] = []
  let size = 0
  // Leaving the loop destroys the stream, and with it the connection.
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > maxBytes) throw tooLong
    chunks.push(chunk)
  }
  return Buffer.concat(chunks, size)
}

/** Ends an answer nobody reads, with its connection: reading it to its end could take for ever. */
export function drop(body: Dispatcher.ResponseData['body']): void {
  body.on('error', () => undefined).destroy()
}

/** Names what became of a request that brought nothing usable. Errors of ours pass: a trust failure is not an outage. */
export function transportError(registry: string, error: unknown, timeoutMs: number): HardpointError {
  if (HardpointError.is(error)) return error
  return unreachable(registry, problemOf(error, timeoutMs), error)
}

function problemOf(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return 'the request failed'
  if (error.name === 'TimeoutError') return `no complete answer came within ${timeoutMs} ms`
  const code = 'code' in error ? String(error.code) : ''
  return PROBLEMS[code] ?? (code === '' ? error.message : code)
}
