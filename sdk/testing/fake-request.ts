import { MIMEType } from 'node:util'
import type { Manifest, RouteContribution } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Refusal } from '../define/refuse.ts'
import type { GuestPrincipal } from '../guest/context.ts'
import { checkTarget } from './_check-target.ts'
import { guestHeaders } from './_guest-headers.ts'
import { matchRoute, type MatchedRoute } from './match-route.ts'
import { ForbiddenMember, parseJson } from './_parse-json.ts'
import { problemIn } from './_problem-in.ts'

/** How a request is sent. */
export interface FakeRequestOptions {
  /** What a client would send. A plugin sees those that the host passes on. */
  readonly headers?: Readonly<Record<string, string>>
}

/** A request as a test writes it. */
export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly principal: GuestPrincipal
  readonly options: FakeRequestOptions
  /** Whether the organisation may use the route; throws where not. Asked before query and body are looked at. */
  readonly admit?: (route: RouteContribution) => void
}

/** What a handler is called with, once the host has looked at it. */
export interface AcceptedRequest {
  readonly route: RouteContribution
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly request: Request
}

const DEFAULT_MAX_BODY = 65_536
const MAX_PARAMETERS = 128
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/**
 * Finds the route and checks what the host checks before a handler sees a request, in its order: access, tier, query, body.
 *
 * @throws HP_ERR_REQUEST_INVALID, HP_ERR_ROUTE_UNKNOWN, HP_ERR_METHOD, HP_ERR_UNAUTHENTICATED, HP_ERR_FORBIDDEN, HP_ERR_MEDIA_TYPE,
 *   HP_ERR_BODY_TOO_LARGE, HP_ERR_BODY_SYNTAX, HP_ERR_BODY_INVALID, HP_ERR_BODY_UNEXPECTED, and what `admit` throws
 */
export function requestOf(manifest: Manifest, { method, path, body, principal, options, admit }: FakeRequest): AcceptedRequest {
  checkTarget(path)
  const base = `/p/${manifest.id}`
  const url = new URL(`https://host${base}${path}`)
  const { route, params } = find(manifest, method, url.pathname.slice(base.length))
  assertAccess(route, principal)
  admit?.(route)
  const query = queryOf(url)
  assertValid('query', route.query, query)
  const headers = new Headers(options.headers)
  if (isJson(body) && !headers.has('content-type')) headers.set('content-type', 'application/json')
  const bytes = bytesOf(body)
  checkBody(route, headers, bytes)
  // As bytes: a text would bring a content type of its own. HEAD is GET to a handler (RFC 9110, 9.3.2).
  const request = new Request(url, { method: route.method, headers: guestHeaders(headers), ...(bytes === undefined ? {} : { body: bytes }) })
  return { route, params, query, request }
}

function find(manifest: Manifest, method: string, path: string): MatchedRoute {
  const matched = matchRoute(manifest, method, path)
  if (matched !== undefined) return matched
  const allowed = METHODS.filter((other) => matchRoute(manifest, other, path) !== undefined).flatMap((other) => other === 'GET' ? ['GET', 'HEAD'] : [other])
  if (allowed.length > 0) throw new HardpointError('HP_ERR_METHOD', { method, path: `/p/${manifest.id}${path}`, allowed: allowed.join(', ') })
  throw new HardpointError('HP_ERR_ROUTE_UNKNOWN', { method, path: `/p/${manifest.id}${path}`, nearest: `another path of ${manifest.id}` })
}

function assertAccess({ access = 'member' }: RouteContribution, { id, roles }: GuestPrincipal): void {
  if (access === 'public') return
  if (id === 'anonymous') throw new HardpointError('HP_ERR_UNAUTHENTICATED', {})
  if (!roles.includes(access) && !roles.includes('admin')) throw new HardpointError('HP_ERR_FORBIDDEN', { needs: access })
}

function queryOf({ searchParams }: URL): Record<string, string> {
  if (searchParams.size > MAX_PARAMETERS) throw new HardpointError('HP_ERR_BODY_INVALID', { part: 'query', pointer: '/', problem: `has more than ${MAX_PARAMETERS} parameters` })
  if (searchParams.has('__proto__')) throw new HardpointError('HP_ERR_BODY_INVALID', { part: 'query', pointer: '/__proto__', problem: 'is not a valid name' })
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name)
    query[name] = values.length === 1 ? values[0] ?? '' : values
  }
  return query as Record<string, string>
}

/** What is no text and no bytes is sent as JSON, with its media type. */
function isJson(body: unknown): boolean {
  return body !== undefined && typeof body !== 'string' && !(body instanceof Uint8Array)
}

/** What goes over the wire; undefined where there is nothing. */
function bytesOf(body: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined) return undefined
  const bytes = body instanceof Uint8Array ? new Uint8Array(body) : new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  return bytes.length === 0 ? undefined : bytes
}

function checkBody(route: RouteContribution, headers: Headers, bytes: Uint8Array | undefined): void {
  const { method, path, rawBody = false, body: schema, maxBodyBytes: limit = DEFAULT_MAX_BODY } = route
  if (!rawBody && schema === undefined) {
    if (bytes !== undefined) throw new HardpointError('HP_ERR_BODY_UNEXPECTED', { method, path })
    return
  }
  if (!rawBody && bytes === undefined) throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: 'it is empty' })
  if (!rawBody) checkMediaType(headers)
  if (bytes !== undefined && bytes.length > limit) throw new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit })
  if (!rawBody && bytes !== undefined) assertValid('body', schema, parse(bytes))
}

function checkMediaType(headers: Headers): void {
  const found = headers.get('content-type') ?? 'none'
  const encoding = headers.get('content-encoding') ?? 'identity'
  if (encoding !== 'identity') throw new HardpointError('HP_ERR_MEDIA_TYPE', { found: `${found} with encoding ${encoding}`, accepted: 'application/json' })
  if (!isJsonType(found)) throw new HardpointError('HP_ERR_MEDIA_TYPE', { found, accepted: 'application/json' })
}

function isJsonType(text: string): boolean {
  try {
    const { essence, params } = new MIMEType(text)
    return /^application\/([a-z0-9!#$&^_.-]+\+)?json$/.test(essence) && (params.get('charset')?.toLowerCase() ?? 'utf-8') === 'utf-8'
  } catch {
    return false
  }
}

function parse(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: 'it is not UTF-8' })
  }
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof ForbiddenMember) throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: error.message })
    throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: text.trim() === '' ? 'it is empty' : 'it is no JSON text' })
  }
}

function assertValid(part: string, schema: object | undefined, value: unknown): void {
  const problem = problemIn(schema, value)
  if (problem !== undefined) throw new HardpointError('HP_ERR_BODY_INVALID', { part, ...problem })
}

/** The words of a plugin's own failure are for those who may see its log. */
const FOR_ADMINS: readonly string[] = ['HP_ERR_PLUGIN_THREW', 'HP_ERR_PLUGIN_LOAD']

/** An error as the host answers it: a refusal in the plugin's words, ours by the table. Anything else is thrown on. */
export function answerError(error: unknown, { requestId, principal }: { readonly requestId: string; readonly principal: GuestPrincipal }): Response {
  if (HardpointError.is(error)) return Response.json(publicBody(error, { requestId, principal }), { status: error.http, headers: headersOf(error) })
  if (!isRefusal(error)) throw error
  const { status, code, details, message } = error
  return Response.json({ ...details, code, message }, { status })
}

function publicBody(error: HardpointError, { requestId, principal }: { readonly requestId: string; readonly principal: GuestPrincipal }): object {
  const body = error.toJSON()
  if (!FOR_ADMINS.includes(error.code) || principal.roles.includes('admin')) return { ...body, requestId }
  const { code, fix, plugin } = body
  return { code, message: `Plugin ${String(plugin)} failed.`, fix, plugin, requestId }
}

function headersOf({ code, http, details }: HardpointError): Record<string, string> {
  return {
    ...(code === 'HP_ERR_UNAUTHENTICATED' ? { 'www-authenticate': 'Bearer' } : {}),
    ...(code === 'HP_ERR_METHOD' ? { allow: String(details['allowed']) } : {}),
    ...(http === 503 || http === 429 ? { 'retry-after': '1' } : {}),
  }
}

/** By its mark, as the host tells it: the plugin may bring an SDK of its own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'refusal' in error && error.refusal === true
}
