import { HardpointError } from '@hardpoint/schemas/errors'
import type { FastifyInstance } from 'fastify'
import { nearest } from './nearest.ts'

/** Remembers every route, to say of an unknown one what was meant. */
export class KnownRoutes {
  readonly #routes: { readonly method: string; readonly url: string; readonly pattern: RegExp }[] = []

  constructor(app: FastifyInstance) {
    app.addHook('onRoute', ({ method, url }) => {
      for (const name of [method].flat()) this.#routes.push({ method: name, url, pattern: patternOf(url) })
    })
  }

  /** HP_ERR_METHOD where another method would do, else HP_ERR_ROUTE_UNKNOWN with the nearest path. */
  unknown(method: string, path: string): HardpointError {
    const allowed = [...new Set(this.#routes.filter(({ pattern }) => pattern.test(path)).map((route) => route.method))]
    if (allowed.length > 0) return new HardpointError('HP_ERR_METHOD', { method, path, allowed: allowed.join(', ') })
    return new HardpointError('HP_ERR_ROUTE_UNKNOWN', { method, path, nearest: nearest(path, this.#routes.map(({ url }) => url), '/healthz') })
  }
}

/** Our own patterns only: `/api/v1/plugins/:id`, `/p/*`. */
function patternOf(url: string): RegExp {
  return new RegExp(`^${url.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+').replaceAll('*', '.*')}$`)
}
