import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'
import type { HttpParts } from '../http-parts.ts'
import { principalOf, queryOf } from './_admin-route.ts'
import { claimedDownloads } from './_claimed-downloads.ts'

/** What runs here, and the registry's search. */
export function statusAdmin(app: FastifyInstance, parts: HttpParts): void {
  app.get('/status', async (request) => {
    const plugins = parts.lifecycle.list()
    return {
      ...parts.info,
      node: process.version,
      registry: parts.config.registry ?? null,
      license: parts.licensing.status(principalOf(request).tenant),
      plugins: {
        installed: plugins.length,
        enabled: plugins.filter(({ installed }) => installed.enabled).length,
        broken: plugins.filter(({ problem }) => problem !== undefined).length,
      },
      cells: parts.cells.states(),
    }
  })

  app.get('/search', async (request) => {
    const { q = '' } = queryOf(request, ['q'])
    const registry = parts.registry()
    if (registry === undefined) throw new HardpointError('HP_ERR_REGISTRY_UNSET', {})
    const found = await registry.search(q)
    const downloads = await claimedDownloads(registry, found.map(({ id }) => id))
    return found.map((entry) => (downloads.has(entry.id) ? { ...entry, downloads: downloads.get(entry.id) } : entry))
  })
}
