import { HardpointError } from '@hardpoint/schemas/errors'
import type { Manifest } from '@hardpoint/schemas'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { entitlementError } from '../../licensing/entitlement-error.ts'
import type { FeatureStatus } from '../../licensing/licensing.ts'
import type { HttpParts } from '../http-parts.ts'
import { nearest } from '../nearest.ts'
import { bodyOf, paramOf, pluginOf, principalOf } from './_admin-route.ts'

/** Features and their toggles. A feature's id, `<plugin id>/<feature>`, is two segments of the path. */
export function featureAdmin(app: FastifyInstance, parts: HttpParts): void {
  const { licensing, lifecycle } = parts
  const manifests = (): readonly Manifest[] => lifecycle.all().map(({ manifest }) => manifest)
  const idOf = (request: FastifyRequest): string => `${pluginOf(request, parts, 'plugin')}/${paramOf(request, 'feature')}`

  const statusOf = (request: FastifyRequest): FeatureStatus => {
    const feature = idOf(request)
    const all = licensing.features(principalOf(request).tenant, manifests())
    const found = all.find(({ id }) => id === feature)
    if (found === undefined) throw new HardpointError('HP_ERR_FEATURE_UNKNOWN', { feature, nearest: nearest(feature, all.map(({ id }) => id), 'one of the list') })
    return found
  }

  app.get('/features', async (request) => licensing.features(principalOf(request).tenant, manifests()))

  app.get('/features/:plugin/:feature', async (request) => statusOf(request))

  app.put('/features/:plugin/:feature', async (request) => {
    return licensing.changeFeature(idOf(request), bodyOf('FeatureRequest', request), principalOf(request).id, manifests())
  })

  app.get('/features/:plugin/:feature/explain', async (request) => {
    const { id, title, tier, toggle, entitlement } = statusOf(request)
    const { tenant } = principalOf(request)
    const found = { id, title, tier, tenant, tenantTier: licensing.tierOf(tenant), toggle, entitlement }
    if (entitlement.allowed) return { ...found, explanation: `${id} needs the tier ${tier}; this organisation is on ${entitlement.tier}, so it is on (${entitlement.reason}).` }
    // What a caller of the feature is told.
    const { message, fix } = entitlementError(entitlement, paramOf(request, 'plugin'))
    return { ...found, explanation: `${message} (${entitlement.reason})`, fix }
  })
}
