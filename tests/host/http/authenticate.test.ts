import { test } from 'tap'
import { authenticate, requireRole } from '../../../host/http/authenticate.ts'
import type { Principal, Role } from '../../../host/identity/principal.ts'
import { ADMIN, fakeParts, MEMBER } from './_fake-parts.ts'

const { tokens } = fakeParts().parts

test('authenticate() knows principals by Bearer alone', async (t) => {
  t.equal(authenticate(`Bearer ${ADMIN}`, tokens).id, 'token:admin')
  t.equal(authenticate(`bearer ${MEMBER}`, tokens).id, 'token:member', 'the scheme in any case (RFC 9110, 11.1)')
  for (const header of [undefined, '', ADMIN, `Basic ${ADMIN}`, `Bearer  `, `Bearer ${ADMIN} x`, `Bearer ${ADMIN}, Bearer ${MEMBER}`, `Bearer ${'x'.repeat(513)}`, 'Bearer __proto__', 'Bearer constructor']) {
    t.match(authenticate(header, tokens), { kind: 'anonymous', roles: [] }, String(header))
  }
})

test('requireRole() decides by role', async (t) => {
  const who = (kind: Principal['kind'], roles: Role[]): Principal => ({ kind, id: kind, tenant: 'default', roles })
  const cases: [Principal, Role, string | undefined][] = [
    [who('anonymous', []), 'member', 'HP_ERR_UNAUTHENTICATED'],
    [who('anonymous', []), 'admin', 'HP_ERR_UNAUTHENTICATED'],
    [who('token', ['member']), 'member', undefined],
    [who('token', ['member']), 'admin', 'HP_ERR_FORBIDDEN'],
    [who('token', []), 'member', 'HP_ERR_FORBIDDEN'],
    [who('token', ['admin']), 'member', undefined],
    [who('token', ['admin']), 'admin', undefined],
  ]
  for (const [principal, needs, code] of cases) {
    const name = `${principal.kind} ${principal.roles.join()} for ${needs}`
    if (code === undefined) t.doesNotThrow(() => requireRole(principal, needs), name)
    else t.throws(() => requireRole(principal, needs), { code }, name)
  }
})
