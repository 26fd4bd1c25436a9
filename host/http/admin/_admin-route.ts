import { HardpointError } from '@hardpoint/schemas/errors'
import { parseDocument, type AdminApi } from '@hardpoint/schemas'
import type { FastifyRequest } from 'fastify'
import type { Principal } from '../../identity/principal.ts'
import type { Actor } from '../../lifecycle/lifecycle.ts'
import { checkTarget } from '../check-target.ts'
import type { HttpParts } from '../http-parts.ts'
import { parseQuery } from '../parse-query.ts'
import '../_request-principal.ts'

/** The principal that the guard of `/api/v1` let in. */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === undefined) throw new HardpointError('HP_ERR_UNAUTHENTICATED', {})
  return request.principal
}

export function actorOf(request: FastifyRequest): Actor {
  const { tenant, id } = principalOf(request)
  return { tenant, by: id }
}

/** @throws HP_ERR_BODY_INVALID with the JSON pointer into the body */
export function bodyOf<N extends keyof AdminApi>(name: N, request: FastifyRequest): NonNullable<AdminApi[N]> {
  try {
    const parsed = parseDocument('AdminApi', { [name]: request.body ?? {} })[name]
    return parsed as NonNullable<AdminApi[N]>
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_DOCUMENT_INVALID')) throw error
    const pointer = String(error.details['pointer']).slice(name.length + 1) || '/'
    throw new HardpointError('HP_ERR_BODY_INVALID', { part: 'body', pointer, problem: error.details['problem'] })
  }
}

/**
 * The query, with no other parameters than these, each at most once.
 *
 * @throws HP_ERR_BODY_INVALID
 */
export function queryOf<const N extends string>(request: FastifyRequest, names: readonly N[]): Readonly<Partial<Record<N, string>>> {
  const query = parseQuery(checkTarget(request.raw.url ?? '/').query)
  const refuse = (name: string, problem: string): never => {
    throw new HardpointError('HP_ERR_BODY_INVALID', { part: 'query', pointer: `/${name}`, problem })
  }
  for (const [name, value] of Object.entries(query)) {
    if (!(names as readonly string[]).includes(name)) refuse(name, `is not a known parameter; there are ${names.join(', ') || 'none'}`)
    if (typeof value !== 'string') refuse(name, 'is given more than once')
  }
  return query as Partial<Record<N, string>>
}

/** Whether a switch in the query is on: `?cascade`, `?cascade=1`, `?cascade=true`. */
export function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '0' && value !== 'false'
}

/** A parameter of the path. */
export function paramOf(request: FastifyRequest, name: string): string {
  return (request.params as Readonly<Record<string, string>>)[name] ?? ''
}

/** `treasury` as `hardpoint.treasury`: bare names are the default publisher's. */
export function pluginOf(request: FastifyRequest, parts: HttpParts, name = 'id'): string {
  const id = paramOf(request, name)
  return id.includes('.') ? id : `${parts.config.defaultPublisher ?? 'hardpoint'}.${id}`
}
