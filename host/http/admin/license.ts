import { parseDocument } from '@hardpoint/schemas'
import type { FastifyInstance } from 'fastify'
import type { HttpParts } from '../http-parts.ts'
import { principalOf } from './_admin-route.ts'

export function licenseAdmin(app: FastifyInstance, { licensing }: HttpParts): void {
  app.get('/license', async (request) => licensing.status(principalOf(request).tenant))

  app.put('/license', async (request) => {
    return licensing.setLicense(parseDocument('Envelope', request.body, 'The license'), principalOf(request).id)
  })
}
