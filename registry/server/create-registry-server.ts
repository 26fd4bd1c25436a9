import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { HardpointError } from '@hardpoint/schemas/errors'
import { MAX_INDEX_BYTES, isPluginId } from '../layout/mod.ts'
import { closeQuickly } from './_close-quickly.ts'
import { COMMIT_BODY } from './_commit-body.ts'
import { answerErrors, answerUnreadable, answerUnroutable, routeUnknown } from './_errors.ts'
import type { RoleChange } from '../operate/mod.ts'
import { serveNpm, type Limits } from './npm/serve-npm.ts'
import { MAX_ROLES_BYTES, ROLES_BODY } from './_roles-body.ts'
import { serveFiles } from './_serve-files.ts'
import { Uploads } from './_uploads.ts'
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

/** How often it is looked whether a body still comes, in ms. */
const LOOK_MS = 20_000

/** Of all packages that are sent at once, in bytes: four of the largest. */
const MAX_SENT_BYTES = 268_435_456

/** Of all commits and changes of the operator's that are sent at once, in bytes: packages take no place from them. */
const MAX_CHANGES_BYTES = 67_108_864

/** Writes of one token, by default: a release of many plugins in one go, and no loop. */
const WRITES_A_MINUTE = 120

/** Questions of one address that cost more than sending a file, by default: an install of hundreds of plugins by npm. */
const READS_A_MINUTE = 600

/** Searches of one address, by default. One takes up to 50 ms in a catalog of 30,000 plugins. */
const SEARCHES_A_MINUTE = 120

const OCTETS = 'application/octet-stream'

const SEARCH_QUERY = { type: 'object', properties: { q: { type: 'string', maxLength: 200 } } } as const

export interface RegistryServerOptions {
  /** Without it, nothing is logged. */
  readonly logger?: FastifyBaseLogger
  /** Of one token. Default 120. */
  readonly writesAMinute?: number
  /** To /npm and /api, of one address (of a /64 network, for IPv6). Default 600. */
  readonly readsAMinute?: number
  /** Of one address. Default 120. */
  readonly searchesAMinute?: number
  /** Proxies that say by `x-forwarded-for` who asks: addresses or networks. By default those of this machine. */
  readonly trustProxy?: readonly string[]
  /** For a whole request to arrive. Default 300,000. */
  readonly requestTimeoutMs?: number
  /** How often it is looked whether a body still comes, 20 KiB each time. Default 20,000. */
  readonly lookMs?: number
  /** Of all packages that are sent at once; of one publisher, half of that. Default 256 MiB. */
  readonly maxSentBytes?: number
}

/** The registry over HTTP: its files, and publishing. Not listening yet; `close()` leaves the store open. */
export async function createRegistryServer(store: RegistryStore, {
  logger, writesAMinute = WRITES_A_MINUTE, readsAMinute = READS_A_MINUTE, searchesAMinute = SEARCHES_A_MINUTE, requestTimeoutMs = REQUEST_TIMEOUT_MS, trustProxy = [],
  lookMs = LOOK_MS, maxSentBytes = MAX_SENT_BYTES,
}: RegistryServerOptions = {}): Promise<FastifyInstance> {
  const server = fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    bodyLimit: MAX_JSON_BYTES,
    // Without one, a limit by address would hold for all who come by the proxy together.
    trustProxy: ['loopback', ...trustProxy],
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
  const limits = { reads: limitByAddress(server, readsAMinute), searches: limitByAddress(server, searchesAMinute) }
  serveReads(server, store, limits)
  const uploads = { packages: new Uploads({ maxBytes: maxSentBytes, lookMs }), changes: new Uploads({ maxBytes: MAX_CHANGES_BYTES, lookMs }) }
  const guard = guardWrites(server, { store, limit: writesAMinute, uploads })
  serveWrites(server, store, guard)
  serveNpm(server, { prefix: '/npm', store, limits, guard: guard('packages', 'publish'), tokenOf })
  return server
}

function limitByAddress(server: FastifyInstance, limit: number): Limits['reads'] {
  const take = server.createRateLimit({ max: limit, timeWindow: 60_000 })
  return async (request) => {
    const taken = await take(request)
    if (!taken.isAllowed && taken.isExceeded) throw new HardpointError('HP_ERR_READ_RATE', { limit, seconds: taken.ttlInSeconds })
  }
}

function serveReads(server: FastifyInstance, store: RegistryStore, { reads, searches }: Limits): void {
  server.get('/healthz', () => ({ ok: true }))
  server.get<{ Querystring: { q?: string } }>('/api/search', { onRequest: searches, schema: { querystring: SEARCH_QUERY } },
    (request) => ({ plugins: store.search(request.query.q ?? '') }))
  server.get<{ Params: { id: string } }>('/api/downloads/:id', { onRequest: reads }, (request) => {
    if (!isPluginId(request.params.id)) throw routeUnknown(request)
    return { id: request.params.id, ...store.downloads(request.params.id) }
  })
}

type Kind = 'packages' | 'changes'
type Guard = (kind: Kind, scope?: TokenScope) => (request: FastifyRequest, reply: FastifyReply) => Promise<void>

interface Guarding { readonly store: RegistryStore; readonly limit: number; readonly uploads: Readonly<Record<Kind, Uploads>> }

/** Before the body is read: strangers must not make us hold 64 MiB each, nor one publisher many of them. */
function guardWrites(server: FastifyInstance, { store, limit, uploads }: Guarding): Guard {
  const take = server.createRateLimit({ max: limit, timeWindow: 60_000, keyGenerator: (request) => store.authenticate(tokenOf(request)).id })
  server.addHook('onSend', async (request) => { for (const each of Object.values(uploads)) each.end(request) })
  return (kind, scope) => async (request, reply) => {
    const { publisher } = store.authenticate(tokenOf(request), scope)
    const taken = await take(request)
    if (!taken.isAllowed && taken.isExceeded) throw new HardpointError('HP_ERR_WRITE_RATE', { limit, seconds: taken.ttlInSeconds })
    uploads[kind].begin(publisher, request, reply)
  }
}

function serveWrites(server: FastifyInstance, store: RegistryStore, guard: Guard): void {
  server.post<{ Body: Commit }>('/api/commit', { onRequest: guard('changes'), bodyLimit: MAX_COMMIT_BYTES, schema: { body: COMMIT_BODY } },
    (request) => store.commit(request.body, tokenOf(request)))
  server.post<{ Body: RoleChange }>('/api/roles', { onRequest: guard('changes', 'operate'), bodyLimit: MAX_ROLES_BYTES, schema: { body: ROLES_BODY } },
    (request) => store.putRoles(request.body, tokenOf(request)))
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(OCTETS, { parseAs: 'buffer' }, (_request, body, done) => { done(null, body) })
    scope.put<{ Body: Buffer; Params: { sha256: string } }>('/api/packages/:sha256', { onRequest: guard('packages', 'publish'), bodyLimit: store.maxPackageBytes }, async (request, reply) => {
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
