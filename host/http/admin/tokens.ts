import type { FastifyInstance } from 'fastify'
import type { HttpParts } from '../http-parts.ts'
import { bodyOf, paramOf, principalOf } from './_admin-route.ts'

export function tokenAdmin(app: FastifyInstance, { tokens }: HttpParts): void {
  app.get('/tokens', async () => tokens.list())

  app.post('/tokens', async (request, reply) => {
    const { name, roles } = bodyOf('TokenRequest', request)
    const { id: by, tenant } = principalOf(request)
    reply.code(201)
    return tokens.create({ name, roles, by, tenant })
  })

  app.delete('/tokens/:id', async (request) => {
    await tokens.revoke(paramOf(request, 'id'))
    return { revoked: paramOf(request, 'id') }
  })
}
