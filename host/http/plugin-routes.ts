import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Payload } from '../cells/cells.ts'
import type { ActivePlugin } from '../runtime/active-plugin.ts'
import { authenticate, requireRole } from './authenticate.ts'
import { checkMediaType } from './check-media-type.ts'
import { checkTarget } from './check-target.ts'
import { guestHeaders } from './guest-headers.ts'
import type { HttpParts } from './http-parts.ts'
import { nearest } from './nearest.ts'
import { parseAnswer, type PluginAnswer } from './parse-answer.ts'
import { parseJson } from './parse-json.ts'
import { parseQuery } from './parse-query.ts'
import { hasBody, readBody } from './read-body.ts'
import { RouteTable, type RouteMatch } from './route-table.ts'
import './_request-principal.ts'

const DEFAULT_MAX_BODY = 65_536

/** Serves the routes of plugins under `/p/<plugin id>/…`. */
export function pluginRoutes(app: FastifyInstance, parts: HttpParts): void {
  const table = new RouteTable()
  // Bodies are read by the route's own limit and schema; fastify hands the stream over unread.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.all('/p/*', async (request, reply) => serve(request, reply, { parts, table }))
}

interface Serving {
  readonly parts: HttpParts
  readonly table: RouteTable
}

async function serve(request: FastifyRequest, reply: FastifyReply, serving: Serving): Promise<FastifyReply> {
  const { parts } = serving
  const { path, query } = checkTarget(request.raw.url ?? '')
  const { plugin, match } = find(request.method, path, serving)
  const { route } = match
  const access = route.access ?? 'member'
  const principal = request.principal = authenticate(request.headers.authorization, parts.tokens)
  if (access !== 'public') requireRole(principal, access)
  // Before the body: a refusal costs nothing to send, and names the tier rather than a missing field.
  parts.runtime.admit({ plugin: plugin.code.id, kind: 'route', id: route.id, tenant: principal.tenant })
  const parsedQuery = parseQuery(query)
  refuseInvalid('query', match.checkQuery(parsedQuery))
  const body = await takeBody(request, match)
  const answer = await parts.runtime.invoke({
    plugin: plugin.code.id,
    kind: 'route',
    id: route.id,
    head: {
      method: route.method,
      url: `https://host${request.raw.url ?? path}`,
      headers: guestHeaders(request.headers),
      params: match.params,
      query: parsedQuery,
      principal: { id: principal.id, roles: principal.roles },
      tenant: principal.tenant,
      requestId: request.id,
    },
    ...(body === undefined ? {} : { body }),
    principal,
    tenant: principal.tenant,
    requestId: request.id,
    signal: untilGone(reply),
  })
  const what = `${route.method} ${route.path}`
  return send(reply, parseAnswer(answer, { plugin: plugin.code.id, what, shared: access === 'public' }), access === 'public')
}

/** @throws HP_ERR_NOT_INSTALLED, HP_ERR_REVOKED, HP_ERR_ROUTE_UNKNOWN, HP_ERR_METHOD */
function find(method: string, path: string, { parts, table }: Serving): { readonly plugin: ActivePlugin; readonly match: RouteMatch } {
  const [, , id = '', ...segments] = path.split('/')
  const plugin = parts.lifecycle.get(id)
  if (plugin === undefined) {
    table.forget(id)
    const refusal = parts.lifecycle.refusal?.(id)
    if (refusal !== undefined) throw refusal
    throw new HardpointError('HP_ERR_NOT_INSTALLED', { plugin: id, nearest: nearest(id, parts.lifecycle.all().map(({ code }) => code.id), 'a plugin of hardpoint list') })
  }
  const below = `/${segments.join('/')}`
  const match = table.match(plugin, method, below)
  if (match !== undefined) return { plugin, match }
  const allowed = table.allowed(plugin, below)
  if (allowed.length > 0) throw new HardpointError('HP_ERR_METHOD', { method, path, allowed: allowed.join(', ') })
  const known = (plugin.manifest.contributes?.routes ?? []).map((route) => `/p/${id}${route.path}`)
  throw new HardpointError('HP_ERR_ROUTE_UNKNOWN', { method, path, nearest: nearest(path, known, `another path of ${id}`) })
}

/** The body as the route declares it, as it came: bytes for `rawBody`, else JSON text that is valid by its schema. */
async function takeBody({ raw }: FastifyRequest, { route, checkBody }: RouteMatch): Promise<Payload | undefined> {
  const limit = route.maxBodyBytes ?? DEFAULT_MAX_BODY
  if (route.rawBody === true) return hasBody(raw) ? readBody(raw, limit) : undefined
  if (route.body === undefined) {
    if (hasBody(raw)) throw new HardpointError('HP_ERR_BODY_UNEXPECTED', { method: route.method, path: route.path })
    return undefined
  }
  if (!hasBody(raw)) throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: 'it is empty' })
  checkMediaType(raw.headers)
  const { text, value } = parseJson(await readBody(raw, limit))
  refuseInvalid('body', checkBody(value))
  return text
}

function refuseInvalid(part: string, problem: ReturnType<RouteMatch['checkBody']>): void {
  if (problem !== undefined) throw new HardpointError('HP_ERR_BODY_INVALID', { part, ...problem })
}

/** Aborts when the client goes away before it has its answer: a plugin must not work for nobody. */
function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController()
  reply.raw.once('close', () => { if (!reply.raw.writableFinished) gone.abort() })
  return gone.signal
}

function send(reply: FastifyReply, { status, headers, body }: PluginAnswer, shared: boolean): FastifyReply {
  reply.code(status)
  for (const [name, value] of headers) reply.header(name, value)
  if (!shared) reply.header('vary', [reply.getHeader('vary'), 'authorization'].filter((value) => value !== undefined).join(', '))
  if (body === undefined) return reply.send()
  if (reply.getHeader('content-type') === undefined) reply.type(typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/octet-stream')
  return reply.send(typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength))
}
