import { HardpointError } from '@hardpoint/schemas/errors'

/** In words, without the addresses that Node's own messages name. */
const WORDS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'its name does not resolve',
  EAI_AGAIN: 'its name could not be resolved now',
  ECONNREFUSED: 'it refuses connections',
  ECONNRESET: 'it closed the connection',
  EPIPE: 'it closed the connection',
  EHOSTUNREACH: 'it cannot be reached',
  ENETUNREACH: 'it cannot be reached',
  ETIMEDOUT: 'it did not accept the connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'it did not accept the connection in time',
  UND_ERR_SOCKET: 'it closed the connection',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of its answer are too large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'its answer has another length than it says',
  Z_DATA_ERROR: 'its answer cannot be decoded',
  Z_BUF_ERROR: 'its answer is not complete',
}

/** A failed request for the guest; errors of ours (a refused address) as they are. */
export function fetchFailure(error: unknown, { host, timeoutMs }: { readonly host: string; readonly timeoutMs: number }): HardpointError {
  const known = ours(error)
  if (known !== undefined) return known
  return new HardpointError('HP_ERR_FETCH_FAILED', { host, problem: problemOf(error, timeoutMs) }, { cause: error })
}

/** undici hands a connector's error on as it is, or as the cause of its own. */
function ours(error: unknown): HardpointError | undefined {
  if (HardpointError.is(error)) return error
  return error instanceof Error && HardpointError.is(error.cause) ? error.cause : undefined
}

function problemOf(error: unknown, timeoutMs: number): string {
  const { name, code } = error as { readonly name?: string; readonly code?: unknown }
  if (name === 'TimeoutError') return `it did not answer within ${timeoutMs} ms`
  if (name === 'AbortError') return 'nobody waits for the answer any more'
  if (typeof code !== 'string') return 'the connection failed'
  if (Object.hasOwn(WORDS, code)) return WORDS[code] ?? code
  if (code.startsWith('HPE_')) return 'it answered something that is not HTTP'
  return /CERT|TLS|SSL|SELF_SIGNED|ALTNAME/.test(code) ? `its certificate is not accepted (${code})` : `the connection failed (${code})`
}
