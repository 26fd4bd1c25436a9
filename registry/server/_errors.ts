import { randomUUID } from 'node:crypto'
import { STATUS_CODES, maxHeaderSize } from 'node:http'
import type { Socket } from 'node:net'
import { ERRORS, HardpointError } from '@hardpoint/schemas/errors'
import type { ConnectionError, FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { printable } from '../layout/mod.ts'

/** For fastify's `frameworkErrors`: what it refuses before there is a route, such as a path that cannot be decoded. */
export function answerUnroutable(_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const error = routeUnknown(request)
  void reply.code(error.http).send(error.toJSON())
}

/** For fastify's `clientErrorHandler`: what node refuses before there is a request, or while one arrives. */
export function answerUnreadable(timeoutMs: number): (error: ConnectionError, socket: Socket) => void {
  return (error, socket) => {
    if (error.code === 'ECONNRESET') return void socket.destroy()
    refuseOn(socket, refusalOf(error.code, timeoutMs))
  }
}

/** Answers on a connection whose request is not there in whole, and ends it. */
export function refuseOn(socket: Socket, refusal: HardpointError): void {
  if (!socket.writable) return void socket.destroy()
  const body = JSON.stringify(refusal.toJSON())
  const head = [
    `HTTP/1.1 ${refusal.http} ${STATUS_CODES[refusal.http] ?? ''}`, 'content-type: application/json; charset=utf-8', 'x-content-type-options: nosniff',
    `content-length: ${Buffer.byteLength(body)}`, 'connection: close',
  ]
  // Destroyed once it was written: who drips goes on sending, and nobody reads it any more.
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => { socket.destroy() })
}

function refusalOf(code: string | undefined, timeoutMs: number): HardpointError {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new HardpointError('HP_ERR_REQUEST_TIMEOUT', { seconds: timeoutMs / 1000 })
  if (code === 'HPE_HEADER_OVERFLOW') return new HardpointError('HP_ERR_HEADERS_TOO_LARGE', { limit: maxHeaderSize })
  return new HardpointError('HP_ERR_REQUEST_INVALID', { problem: 'it is no HTTP/1.1' })
}

/** @returns HP_ERR_ROUTE_UNKNOWN, to be thrown */
export function routeUnknown({ method, url }: Pick<FastifyRequest, 'method' | 'url'>): HardpointError {
  return new HardpointError('HP_ERR_ROUTE_UNKNOWN', { method, path: printable(url), nearest: '/catalog.ndjson' })
}

/** Answers every error as a body of ours, with its code. */
export function answerErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((request) => { throw routeUnknown(request) })
  server.setErrorHandler((error: FastifyError, request, reply) => {
    const known = translate(error, request)
    if (known !== undefined) {
      const { seconds } = known.details
      if ((known.http === 429 || known.http === 503) && typeof seconds === 'number') reply.header('retry-after', seconds)
      return reply.code(known.http).send(known.toJSON())
    }
    // Errors of the operator's side name folders of this machine: the log has them, the caller a reference.
    const reference = randomUUID()
    request.log.error({ err: error, reference }, 'request failed')
    const hidden = new HardpointError('HP_ERR_INTERNAL', { reference })
    return reply.code(hidden.http).send(hidden.toJSON())
  })
}

function translate(error: FastifyError, { headers, routeOptions }: FastifyRequest): HardpointError | undefined {
  if (HardpointError.is(error)) return isPublic(error) ? error : undefined
  if (error.validation !== undefined) {
    const part = error.validationContext ?? 'body'
    return new HardpointError('HP_ERR_BODY_INVALID', { part, ...problemAt(error.validation[0]) })
  }
  const { statusCode = 500 } = error
  if (statusCode === 413) return new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit: routeOptions.bodyLimit })
  if (statusCode === 415) {
    const accepted = routeOptions.url === '/api/packages/:sha256' ? 'application/octet-stream' : 'application/json'
    return new HardpointError('HP_ERR_MEDIA_TYPE', { found: printable(headers['content-type'] ?? 'none'), accepted })
  }
  if (statusCode < 400 || statusCode >= 500) return undefined
  return new HardpointError('HP_ERR_BODY_SYNTAX', { problem: printable(error.message) })
}

function problemAt(first: { readonly instancePath: string; readonly message?: string | undefined } | undefined): { pointer: string; problem: string } {
  return { pointer: printable(first?.instancePath || '/'), problem: printable(first?.message ?? 'is not valid') }
}

function isPublic({ code }: HardpointError): boolean {
  const { fault } = ERRORS[code]
  return fault !== 'operator' && fault !== 'host'
}
