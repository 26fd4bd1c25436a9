import type { Principal } from '../identity/principal.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sends this request; undefined before it was looked at. */
    principal: Principal | undefined
  }
}
