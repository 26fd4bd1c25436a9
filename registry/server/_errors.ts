import { randomUUID } from 'node:crypto'
import { ERRORS, HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyError, FastifyInstance } from 'fastify'
import { printable } from '../layout/mod.ts'

/** Answers every error as a body of ours, with its code. */
export function answerErrors(server: FastifyInstance): void {
  server.setNotFoundHandler((request) => {
    throw new HardpointError('HP_ERR_ROUTE_UNKNOWN', {
      method: request.method, path: printable(request.url), nearest: '/catalog.ndjson',
    })
  })
  server.setErrorHandler((error, request, reply) => {
    const known = translate(error as FastifyError)
    if (known !== undefined) return reply.code(known.http).send(known.toJSON())
    // Errors of the operator's side name folders of this machine: the log has them, the caller a reference.
    const hidden = new HardpointError('HP_ERR_INTERNAL', { reference: randomUUID() }, { cause: error })
    request.log.error({ err: error, reference: hidden.details['reference'] }, 'request failed')
    return reply.code(hidden.http).send(hidden.toJSON())
  })
}

function translate(error: FastifyError): HardpointError | undefined {
  if (HardpointError.is(error)) return isPublic(error) ? error : undefined
  if (error.validation !== undefined) {
    const [first] = error.validation
    return new HardpointError('HP_ERR_BODY_INVALID', {
      part: error.validationContext ?? 'body', pointer: first?.instancePath || '/', problem: first?.message ?? 'is not valid',
    })
  }
  if (error.statusCode === 413) return new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit: 'the allowed number of' })
  if (error.statusCode === 415) return new HardpointError('HP_ERR_MEDIA_TYPE', { found: 'sent', accepted: 'the documented one' })
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new HardpointError('HP_ERR_BODY_SYNTAX', { problem: 'the request cannot be read' })
  }
  return undefined
}

function isPublic({ code }: HardpointError): boolean {
  const { fault } = ERRORS[code]
  return fault !== 'operator' && fault !== 'host'
}
