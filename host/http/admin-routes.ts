import type { FastifyInstance } from 'fastify'
import { authenticate, requireRole } from './authenticate.ts'
import { featureAdmin } from './admin/features.ts'
import { licenseAdmin } from './admin/license.ts'
import { logAdmin } from './admin/logs.ts'
import { pluginAdmin } from './admin/plugins.ts'
import { statusAdmin } from './admin/status.ts'
import { tokenAdmin } from './admin/tokens.ts'
import type { HttpParts } from './http-parts.ts'
import { checkMediaType } from './check-media-type.ts'
import { parseJson } from './parse-json.ts'

/**
 * The admin API, for principals with the role admin.
 *
 * The guard is a hook of the whole scope: no route can be written without it.
 */
export function adminRoutes(app: FastifyInstance, parts: HttpParts): void {
  app.addHook('onRequest', async (request) => {
    request.principal = authenticate(request.headers.authorization, parts.tokens)
    requireRole(request.principal, 'admin')
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      if (body.length === 0) return done(null)
      checkMediaType(request.headers)
      done(null, parseJson(body).value)
    } catch (error) {
      done(error as Error)
    }
  })
  for (const register of [statusAdmin, pluginAdmin, featureAdmin, licenseAdmin, tokenAdmin, logAdmin]) register(app, parts)
}
