import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { HardpointError } from '@hardpoint/schemas/errors'
import { MAX_INDEX_BYTES, isPluginId } from '../layout/mod.ts'
import { closeQuickly } from './_close-quickly.ts'
import { COMMIT_BODY } from './_commit-body.ts'
import { answerErrors, answerUnreadable, answerUnroutable, routeUnknown } from './_errors.ts'
import type { RoleChange } from '../operate/mod.ts'
import { serveNpm } from './npm/serve-npm.ts'
import { MAX_ROLES_BYTES, ROLES_BODY } from './_roles-body.ts'
import { serveFiles } from './_serve-files.ts'
import type { Commit, RegistryStore, TokenScope } from './registry-store.ts'

/** Largest body of a commit: one index of the largest, escaped as a JSON string, and a role. */
const MAX_COMMIT_BYTES = 3 * MAX_INDEX_BYTES

/** Largest JSON body of anything else. */
const MAX_JSON_BYTES = 8192

/** For a whole request to arrive, in ms: 64 MiB over a slow line, but no sender that never ends. */
const REQUEST_TIMEOUT_MS = 300_000

/** For the headers of a request to arrive, in ms: what node gives by itself. */
const HEADERS_TIMEOUT_MS = 60_000

/** How often node looks for requests that took too long, in ms: what it does by itself. */
const CHECKING_MS = 30_000

/** Writes of one token, by default: a release of many plugins in one go, and no loop. */
const WRITES_A_MINUTE = 120

const OCTETS = 'application/octet-stream'

const SEARCH_QUERY = { type: 'object', properties: { q: { type: 'string', maxLength: 200 } } } as const

export interface RegistryServerOptions {
  /** Without it, nothing is logged. */
  readonly logger?: FastifyBaseLogger
  /** Of one token. Default 120. */
  readonly writesAMinute?: number
  /** For a whole request to arrive. Default 300,000. */
  readonly requestTimeoutMs?: number
}

/** The registry over HTTP: its files, and publishing. Not listening yet; `close()` leaves the store open. */
export async function createRegistryServer(store: RegistryStore, {
  logger, writesAMinute = WRITES_A_MINUTE, requestTimeoutMs = REQUEST_TIMEOUT_MS
}: RegistryServerOptions = {}): Promise<FastifyInstance> {
  const server = fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    bodyLimit: MAX_JSON_BYTES,
    frameworkErrors: answerUnroutable,
    requestTimeout: requestTimeoutMs,
    // The shorter of the two is for the headers, whichever node was told it is.
    http: { headersTimeout: Math.min(requestTimeoutMs, HEADERS_TIMEOUT_MS), connectionsCheckingInterval: Math.min(requestTimeoutMs, CHECKING_MS) },
    clientErrorHandler: answerUnreadable(requestTimeoutMs),
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  answerErrors(server)
  closeQuickly(server)
  server.addHook('onSend', async (_request, reply) => { reply.header('x-content-type-options', 'nosniff') })
  await server.register(fastifyStatic, { root: store.directory, serve: false, dotfiles: 'deny', index: false, contentType: false })
  await server.register(rateLimit, { global: false })
  serveFiles(server, store)
  serveReads(server, store)
  serveWrites(server, store, writesAMinute)
  return server
}

function serveReads(server: FastifyInstance, store: RegistryStore): void {
  server.get('/healthz', () => ({ ok: true }))
  server.get<{ Querystring: { q?: string } }>('/api/search', { schema: { querystring: SEARCH_QUERY } },
    (request) => ({ plugins: store.search(request.query.q ?? '') }))
  server.get<{ Params: { id: string } }>('/api/downloads/:id', (request) => {
    if (!isPluginId(request.params.id)) throw routeUnknown(request)
    return { id: request.params.id, ...store.downloads(request.params.id) }
  })
}

function serveWrites(server: FastifyInstance, store: RegistryStore, writesAMinute: number): void {
  const take = server.createRateLimit({ max: writesAMinute, timeWindow: 60_000, keyGenerator: (request) => store.authenticate(tokenOf(request)).id })
  // Before the body is read: strangers must not make us hold 64 MiB each.
  const guard = (scope?: TokenScope) => async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    store.authenticate(tokenOf(request), scope)
    const taken = await take(request)
    if (taken.isAllowed || !taken.isExceeded) return
    reply.header('retry-after', taken.ttlInSeconds)
    throw new HardpointError('HP_ERR_WRITE_RATE', { limit: writesAMinute, seconds: taken.ttlInSeconds })
  }
  server.post<{ Body: Commit }>('/api/commit', { onRequest: guard(), bodyLimit: MAX_COMMIT_BYTES, schema: { body: COMMIT_BODY } },
    (request) => store.commit(request.body, tokenOf(request)))
  server.post<{ Body: RoleChange }>('/api/roles', { onRequest: guard('operate'), bodyLimit: MAX_ROLES_BYTES, schema: { body: ROLES_BODY } },
    (request) => store.putRoles(request.body, tokenOf(request)))
  serveNpm(server, { prefix: '/npm', store, guard: guard('publish'), tokenOf })
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(OCTETS, { parseAs: 'buffer' }, (_request, body, done) => { done(null, body) })
    scope.put<{ Body: Buffer; Params: { sha256: string } }>('/api/packages/:sha256', { onRequest: guard('publish'), bodyLimit: store.maxPackageBytes }, async (request, reply) => {
      const { sha256 } = request.params
      if (!/^[0-9a-f]{64}$/.test(sha256)) throw routeUnknown(request)
      if (!Buffer.isBuffer(request.body)) throw new HardpointError('HP_ERR_MEDIA_TYPE', { found: 'sent', accepted: OCTETS })
      await store.stage(sha256, request.body, tokenOf(request))
      return reply.code(201).send({ sha256 })
    })
  })
}

function tokenOf({ headers }: { readonly headers: FastifyRequest['headers'] }): string {
  return /^Bearer ([\w.~+/=-]{1,512})$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}
