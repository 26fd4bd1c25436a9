import { HardpointError } from '@hardpoint/schemas/errors'

/** Bytes of request line and headers that are read at most; node answers 431 beyond. */
export const MAX_HEADER_BYTES = 16 * 1024

/** Seconds in which a whole request must have come: a slow sender must not hold a connection for ever (slowloris). */
export const REQUEST_SECONDS = 60

/**
 * The whole response to bytes that are no HTTP request, for the socket.
 *
 * Always closes: after bytes that two readers may read differently, nothing on the connection can be believed (RFC 9112, 11.2).
 */
export function clientErrorResponse(error: { readonly code?: string | undefined }): string {
  const { http, ...found } = errorOf(error.code)
  const body = JSON.stringify(found.body)
  return [
    `HTTP/1.1 ${http} ${found.reason}`, 'content-type: application/json; charset=utf-8', `content-length: ${Buffer.byteLength(body)}`,
    'x-content-type-options: nosniff', 'cache-control: no-store', 'connection: close', '', body,
  ].join('\r\n')
}

function errorOf(code: string | undefined): { readonly http: number; readonly reason: string; readonly body: object } {
  const error = code === 'HPE_HEADER_OVERFLOW' ? new HardpointError('HP_ERR_HEADERS_TOO_LARGE', { limit: MAX_HEADER_BYTES })
    : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? new HardpointError('HP_ERR_REQUEST_TIMEOUT', { seconds: REQUEST_SECONDS })
    : new HardpointError('HP_ERR_REQUEST_INVALID', { problem: 'it is no HTTP/1.1' })
  return { http: error.http, reason: error.http === 431 ? 'Request Header Fields Too Large' : error.http === 408 ? 'Request Timeout' : 'Bad Request', body: error.toJSON() }
}
