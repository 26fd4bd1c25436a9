import type { Manifest, RouteContribution } from '../gen/types.ts'
import type { Problem } from './problem-at.ts'

const KINDS = ['routes', 'events', 'jobs', 'exports'] as const

/**
 * Contributions that cannot stand together: two of a kind with one id, which chooses the handler, and two routes at one place.
 *
 * Every verified package was asked, so lint, publish, install and each load of a plugin agree; the schema cannot say it.
 */
export function contributionClashes({ contributes = {} }: Pick<Manifest, 'contributes'>): Problem[] {
  return [...KINDS.flatMap((kind) => sameIds(kind, contributes[kind] ?? [])), ...samePlaces(contributes.routes ?? [])]
}

function sameIds(kind: string, all: readonly { readonly id: string }[]): Problem[] {
  const seen = new Set<string>()
  return all.flatMap(({ id }, index) => {
    const isTwice = seen.has(id)
    seen.add(id)
    return isTwice ? [{ pointer: `/contributes/${kind}/${index}/id`, problem: `another of the ${kind} has the id '${id}'` }] : []
  })
}

/** `/a/:x` and `/a/:y` are one place: the second would never be called. (A fixed segment wins over a parameter.) */
function samePlaces(routes: readonly RouteContribution[]): Problem[] {
  const seen = new Map<string, RouteContribution>()
  return routes.flatMap((route, index) => {
    const place = `${route.method} ${route.path.replaceAll(/:[^/]+/g, ':')}`
    const first = seen.get(place)
    if (first === undefined) seen.set(place, route)
    return first === undefined ? [] : [{
      pointer: `/contributes/routes/${index}/path`, problem: `${route.method} ${route.path} is the same place as the route '${first.id}' (${first.path})`,
    }]
  })
}
