import { HardpointError, type ErrorBody } from '@hardpoint/schemas/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { LogBook } from '../telemetry/log-book.ts'
import './_request-principal.ts'

/** The words of a plugin's own failure: for those who may see its log. */
const FOR_ADMINS: ReadonlySet<string> = new Set(['HP_ERR_PLUGIN_THREW', 'HP_ERR_PLUGIN_LOAD'])

/** Answers a request with an error: our JSON body, the right status, and a line in the log where it is not the caller's fault. */
export function sendError(thrown: unknown, request: FastifyRequest, reply: FastifyReply, logs: LogBook): FastifyReply {
  const error = toHardpointError(thrown, request)
  if (error.http >= 500) {
    logs.write({
      at: new Date().toISOString(),
      level: error.code === 'HP_ERR_INTERNAL' ? 'error' : 'warn',
      requestId: request.id,
      ...(typeof error.details['plugin'] === 'string' ? { plugin: error.details['plugin'] } : {}),
      message: `${request.method} ${request.url.split('?')[0]}: ${error.message}`,
      fields: { code: error.code, ...placeOf(error) },
    })
  }
  if (error.code === 'HP_ERR_UNAUTHENTICATED') reply.header('www-authenticate', 'Bearer')
  if (error.code === 'HP_ERR_METHOD') reply.header('allow', String(error.details['allowed']))
  if (error.http === 503 || error.http === 429) reply.header('retry-after', '1')
  // What is left of the body is not read: its end would be taken for the next request otherwise.
  if (!request.raw.complete) reply.header('connection', 'close')
  return reply.code(error.http).type('application/json; charset=utf-8').send(JSON.stringify(publicBody(error, request)))
}

/** Where it failed: in a plugin's files, or in ours. */
function placeOf({ details: { stack }, cause }: HardpointError): { readonly stack?: string; readonly cause?: string } {
  return { ...(typeof stack === 'string' ? { stack } : {}), ...(cause instanceof Error ? { cause: cause.stack ?? cause.message } : {}) }
}

function publicBody(error: HardpointError, request: FastifyRequest): ErrorBody {
  const body = error.toJSON()
  if (!FOR_ADMINS.has(error.code) || request.principal?.roles.includes('admin') === true) return { ...body, requestId: request.id }
  const { code, fix, plugin } = body
  return { code, message: `Plugin ${String(plugin)} failed.`, fix, plugin, requestId: request.id }
}

/** Any thrown value as an error of ours. What is unknown becomes HP_ERR_INTERNAL, with the request id as its reference. */
export function toHardpointError(thrown: unknown, request: { readonly id: string; readonly raw: { readonly headers: { readonly 'content-type'?: string | undefined } } }): HardpointError {
  if (HardpointError.is(thrown)) return thrown
  const code = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : undefined
  switch (code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new HardpointError('HP_ERR_MEDIA_TYPE', { found: request.raw.headers['content-type'] ?? 'none', accepted: 'application/json' })
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit: MAX_ADMIN_BODY })
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new HardpointError('HP_ERR_BODY_SYNTAX', { problem: 'it is empty' })
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new HardpointError('HP_ERR_REQUEST_INVALID', { problem: 'its body is not as long as Content-Length says' })
    case 'FST_ERR_BAD_URL':
      return new HardpointError('HP_ERR_REQUEST_INVALID', { problem: 'its path has a percent sign that is no UTF-8' })
    default:
      return new HardpointError('HP_ERR_INTERNAL', { reference: request.id }, { cause: thrown })
  }
}

/** Largest body of the admin API. */
export const MAX_ADMIN_BODY = 4 * 1024 * 1024
