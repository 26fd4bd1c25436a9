import { randomUUID } from 'node:crypto'
import { HardpointError } from '@hardpoint/schemas/errors'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import { adminRoutes } from './admin-routes.ts'
import { checkTarget } from './check-target.ts'
import { clientErrorResponse, MAX_HEADER_BYTES, REQUEST_SECONDS } from './client-error.ts'
import { MAX_ADMIN_BODY, sendError } from './error-reply.ts'
import type { HttpParts } from './http-parts.ts'
import { KnownRoutes } from './_known-routes.ts'
import { pluginRoutes } from './plugin-routes.ts'
import { closeConnections } from './_close-connections.ts'

/**
 * On every answer. `sandbox` and `default-src 'none'`: what a plugin answers is shown by a browser as a page without
 * scripts and with an origin of its own, so that it cannot act on the rest of this site.
 */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': 'default-src \'none\'; frame-ancestors \'none\'; sandbox',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const

/** Makes the HTTP server of a host; the caller listens, or injects. Closing it drains: see host/http/THREATS.md. */
export function createServer(parts: HttpParts): FastifyInstance {
  const app = fastify({
    logger: false,
    // A client's id would let it forge other requests' lines in the log.
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    // A number or true would believe any client's X-Forwarded-For (FIELD-NOTES).
    trustProxy: parts.config.trustProxy === undefined || parts.config.trustProxy.length === 0 ? false : [...parts.config.trustProxy],
    bodyLimit: MAX_ADMIN_BODY,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    requestTimeout: REQUEST_SECONDS * 1000,
    keepAliveTimeout: 10_000,
    http: { maxHeaderSize: MAX_HEADER_BYTES, insecureHTTPParser: false, requireHostHeader: false },
    routerOptions: { maxParamLength: 1024, ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true },
    clientErrorHandler(error, socket) {
      if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy()
      else socket.end(clientErrorResponse(error))
    },
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...SECURITY_HEADERS, connection: 'close' })
      sendError(error, request, reply as unknown as FastifyReply, parts.logs)
    },
  })
  app.decorateRequest('principal', undefined)
  const known = new KnownRoutes(app)
  const closing = closeConnections(app)

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...SECURITY_HEADERS, 'x-request-id': request.id })
    // Here and not by node, whose answer would not be ours.
    if (request.raw.headers.host === undefined) throw new HardpointError('HP_ERR_REQUEST_INVALID', { problem: 'it has no Host header' })
    const { path } = checkTarget(request.raw.url ?? '')
    if (closing() && path !== '/healthz') throw new HardpointError('HP_ERR_SHUTTING_DOWN', {})
    // Here, before a body is read: an unknown path is unknown whatever is sent to it.
    if (request.is404) throw known.unknown(request.method, path)
  })
  app.addHook('onSend', async (_request, reply) => { if (closing()) reply.header('connection', 'close') })
  app.setErrorHandler((error, request, reply) => sendError(error, request, reply, parts.logs))
  app.setNotFoundHandler((request, reply) => sendError(known.unknown(request.method, request.raw.url ?? ''), request, reply, parts.logs))

  // Neither touches a plugin: a host whose plugins all hang is alive.
  app.get('/healthz', async () => ({ status: 'ok' }))
  app.get('/readyz', async () => ({ status: 'ready' }))
  app.register(async (scope) => pluginRoutes(scope, parts))
  app.register(async (scope) => adminRoutes(scope, parts), { prefix: '/api/v1' })
  return app
}
