import type { Manifest, RouteContribution } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Refusal } from '../define/refuse.ts'
import type { GuestPrincipal } from '../guest/context.ts'
import { matchRoute } from './match-route.ts'
import { problemIn } from './_problem-in.ts'

/** How a request is sent. */
export interface FakeRequestOptions {
  readonly headers?: Readonly<Record<string, string>>
}

/** A request as a test writes it. */
export interface FakeRequest {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly principal: GuestPrincipal
  readonly options: FakeRequestOptions
}

/** What a handler is called with, once the host has looked at it. */
export interface AcceptedRequest {
  readonly route: RouteContribution
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly request: Request
}

const DEFAULT_MAX_BODY = 65_536

/**
 * Finds the route and checks what the host checks before a handler sees a request: access, query, body.
 *
 * @throws HP_ERR_ROUTE_UNKNOWN, HP_ERR_UNAUTHENTICATED, HP_ERR_FORBIDDEN, HP_ERR_BODY_TOO_LARGE, HP_ERR_BODY_SYNTAX, HP_ERR_BODY_INVALID,
 *   HP_ERR_BODY_UNEXPECTED
 */
export function requestOf(manifest: Manifest, { method, path, body, principal, options }: FakeRequest): AcceptedRequest {
  const url = new URL(`https://host/p/${manifest.id}${path}`)
  const matched = matchRoute(manifest, method, url.pathname.slice(`/p/${manifest.id}`.length))
  if (matched === undefined) throw new HardpointError('HP_ERR_ROUTE_UNKNOWN', { method, path, nearest: `another path of ${manifest.id}` })
  const { route, params } = matched
  assertAccess(route, principal)
  const query = queryOf(url)
  assertValid('query', route.query, query)
  const text = bodyOf(route, body)
  const headers = { ...(text === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' }), ...options.headers }
  return { route, params, query, request: new Request(url, { method, headers, ...(text === undefined ? {} : { body: text }) }) }
}

function assertAccess({ access = 'member' }: RouteContribution, { id, roles }: GuestPrincipal): void {
  if (access === 'public') return
  if (id === 'anonymous') throw new HardpointError('HP_ERR_UNAUTHENTICATED', {})
  if (!roles.includes(access) && !roles.includes('admin')) throw new HardpointError('HP_ERR_FORBIDDEN', { needs: access })
}

function queryOf({ searchParams }: URL): Record<string, string> {
  const query: Record<string, string | string[]> = {}
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name)
    query[name] = values.length === 1 ? values[0] ?? '' : values
  }
  return query as Record<string, string>
}

/** The body as text, as it came. */
function bodyOf(route: RouteContribution, body: unknown): string | undefined {
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body)
  const { maxBodyBytes: limit = DEFAULT_MAX_BODY } = route
  if (text !== undefined && Buffer.byteLength(text) > limit) throw new HardpointError('HP_ERR_BODY_TOO_LARGE', { limit })
  if (route.rawBody === true) return text
  if (route.body === undefined) {
    if (text !== undefined) throw new HardpointError('HP_ERR_BODY_UNEXPECTED', { method: route.method, path: route.path })
    return undefined
  }
  assertValid('body', route.body, parse(text ?? ''))
  return text
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new HardpointError('HP_ERR_BODY_SYNTAX', { problem: text.trim() === '' ? 'it is empty' : 'it is no JSON text' })
  }
}

function assertValid(part: string, schema: object | undefined, value: unknown): void {
  const problem = problemIn(schema, value)
  if (problem !== undefined) throw new HardpointError('HP_ERR_BODY_INVALID', { part, ...problem })
}

/** An error as the host answers it: a refusal in the plugin's words, ours by the table. Anything else is thrown on. */
export function answerError(error: unknown): Response {
  if (HardpointError.is(error)) return Response.json(error.toJSON(), { status: error.http })
  if (!isRefusal(error)) throw error
  const { status, code, details, message } = error
  return Response.json({ ...details, code, message }, { status })
}

/** By its mark, as the host tells it: the plugin may bring an SDK of its own. */
export function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'refusal' in error && error.refusal === true
}
