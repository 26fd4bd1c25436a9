import { HardpointError } from '@hardpoint/schemas/errors'
import { DEFAULT_TENANT, type Principal, type Role } from '../identity/principal.ts'
import type { Tokens } from '../identity/tokens.ts'

const ANONYMOUS: Principal = { kind: 'anonymous', id: 'anonymous', tenant: DEFAULT_TENANT, roles: [] }

/**
 * Who sends this request, by `Authorization: Bearer` alone: never by a cookie, so that no other site can make a browser
 * act for its user (CSRF), and never by a query parameter, which ends up in logs.
 *
 * A token that is not valid makes an anonymous principal, so that public routes answer whoever asks.
 */
export function authenticate(authorization: string | undefined, tokens: Tokens): Principal {
  const token = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(authorization ?? '')?.[1]
  return (token === undefined ? undefined : tokens.authenticate(token)) ?? ANONYMOUS
}

/** @throws HP_ERR_UNAUTHENTICATED for the anonymous, HP_ERR_FORBIDDEN for who lacks the role; admins may what members may */
export function requireRole(principal: Principal, needs: Role): void {
  if (principal.kind === 'anonymous') throw new HardpointError('HP_ERR_UNAUTHENTICATED', {})
  if (!principal.roles.includes(needs) && !principal.roles.includes('admin')) throw new HardpointError('HP_ERR_FORBIDDEN', { needs })
}
