import fastifyStatic from '@fastify/static'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest } from 'fastify'
import { HardpointError } from '@hardpoint/schemas/errors'
import { isPluginId, isPublisherId, isVersion } from '../layout/mod.ts'
import { closeQuickly } from './_close-quickly.ts'
import { answerErrors, answerUnroutable, routeUnknown } from './_errors.ts'
import type { RegistryStore } from './registry-store.ts'

/** Largest JSON body: a yank. */
const MAX_JSON_BYTES = 8192

/** For a whole request to arrive, in ms: 64 MiB over a slow line, but no sender that never ends. */
const REQUEST_TIMEOUT_MS = 300_000

const NDJSON = 'application/x-ndjson; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'
const OCTETS = 'application/octet-stream'

const YANK_BODY = {
  type: 'object', additionalProperties: false, required: ['id', 'version', 'reason'],
  properties: {
    id: { type: 'string', maxLength: 128 },
    version: { type: 'string', maxLength: 64 },
    reason: { type: 'string', minLength: 1, maxLength: 400 },
  },
} as const

const SEARCH_QUERY = { type: 'object', properties: { q: { type: 'string', maxLength: 200 } } } as const

export interface RegistryServerOptions {
  /** Without it, nothing is logged. */
  readonly logger?: FastifyBaseLogger
}

/** The registry over HTTP: its files, and publishing. Not listening yet; `close()` leaves the store open. */
export async function createRegistryServer(store: RegistryStore, { logger }: RegistryServerOptions = {}): Promise<FastifyInstance> {
  const server = fastify({
    ...(logger === undefined ? {} : { loggerInstance: logger }),
    bodyLimit: MAX_JSON_BYTES,
    frameworkErrors: answerUnroutable,
    requestTimeout: REQUEST_TIMEOUT_MS,
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  })
  answerErrors(server)
  closeQuickly(server)
  server.addHook('onSend', async (_request, reply) => { reply.header('x-content-type-options', 'nosniff') })
  await server.register(fastifyStatic, { root: store.directory, serve: false, dotfiles: 'deny', index: false, contentType: false })
  serveFiles(server)
  serveApi(server, store)
  return server
}

/**
 * Each file by its own exact route: what is not named here (private/, a half-written file, a folder's listing) has no
 * address, whatever a path is encoded as.
 */
function serveFiles(server: FastifyInstance): void {
  const changing = { maxAge: 0, cacheControl: true, etag: true }
  server.get('/catalog.ndjson', (_request, reply) => reply.type(NDJSON).sendFile('catalog.ndjson', changing))
  server.get<{ Params: { file: string } }>('/index/:file', (request, reply) => {
    const id = stem(request, '.ndjson', isPluginId)
    return reply.type(NDJSON).sendFile(`index/${id}.ndjson`, changing)
  })
  server.get<{ Params: { file: string } }>('/publishers/:file', (request, reply) => {
    const id = stem(request, '.json', isPublisherId)
    return reply.type(JSON_TYPE).sendFile(`publishers/${id}.json`, changing)
  })
  server.get<{ Params: { id: string; file: string } }>('/packages/:id/:file', (request, reply) => {
    const { id } = request.params
    if (!isPluginId(id)) throw routeUnknown(request)
    const name = stem(request, '.hpk', isPackageName)
    return reply.type(OCTETS).sendFile(`packages/${id}/${name}.hpk`, { ...changing, immutable: true, maxAge: '365d' })
  })
}

function serveApi(server: FastifyInstance, store: RegistryStore): void {
  server.get('/healthz', () => ({ ok: true }))
  server.get<{ Querystring: { q?: string } }>('/api/search', { schema: { querystring: SEARCH_QUERY } },
    (request) => ({ plugins: store.search(request.query.q ?? '') }))
  // Before the body is read: strangers must not make us hold 64 MiB each.
  const onRequest = async (request: FastifyRequest): Promise<void> => { store.authenticate(tokenOf(request)) }
  server.post<{ Body: { id: string; version: string; reason: string } }>('/api/yank', { onRequest, schema: { body: YANK_BODY } },
    (request) => store.yank(request.body.id, request.body.version, request.body.reason, tokenOf(request)))
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(OCTETS, { parseAs: 'buffer' }, (_request, body, done) => { done(null, body) })
    scope.post<{ Body: Buffer }>('/api/publish', { onRequest, bodyLimit: store.maxPackageBytes }, async (request, reply) => {
      if (!Buffer.isBuffer(request.body)) throw new HardpointError('HP_ERR_MEDIA_TYPE', { found: 'sent', accepted: OCTETS })
      return reply.code(201).send(await store.publish(request.body, tokenOf(request)))
    })
  })
}

function tokenOf({ headers }: { readonly headers: FastifyRequest['headers'] }): string {
  return /^Bearer ([\w.~+/=-]{1,512})$/i.exec(headers.authorization ?? '')?.[1] ?? ''
}

function stem(request: FastifyRequest<{ Params: { file: string } }>, suffix: string, isValid: (name: string) => boolean): string {
  const { file } = request.params
  const name = file.endsWith(suffix) ? file.slice(0, -suffix.length) : ''
  if (!isValid(name)) throw routeUnknown(request)
  return name
}

function isPackageName(name: string): boolean {
  return name.at(-65) === '-' && /^[0-9a-f]{64}$/.test(name.slice(-64)) && isVersion(name.slice(0, -65))
}
