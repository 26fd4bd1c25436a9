import type { Manifest, RouteContribution } from '@hardpoint/schemas'

/** A route with what its path's parameters stand for. */
export interface MatchedRoute {
  readonly route: RouteContribution
  readonly params: Readonly<Record<string, string>>
}

/** Longer segments are no parameter. */
const MAX_PARAM = 1024

/** Finds the route of a path below `/p/<plugin id>`, encoded as in a URL; at each segment, a literal goes before a parameter. */
export function matchRoute({ contributes }: Manifest, method: string, path: string): MatchedRoute | undefined {
  const segments = path.split('/')
  const routes = (contributes?.routes ?? []).filter((route) => route.method === (method === 'HEAD' ? 'GET' : method))
  const matched = routes.flatMap((route) => {
    const params = paramsOf(route.path.split('/'), segments)
    return params === undefined ? [] : [{ route, params }]
  })
  return matched.toSorted((a, b) => compare(shapeOf(a), shapeOf(b)))[0]
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of pattern.entries()) {
    const segment = decodeURIComponent(segments[at] ?? '')
    if (part.startsWith(':') && segment !== '' && segment.length <= MAX_PARAM) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}

/** `01` for `/accounts/:id`: as text, the one that is literal sooner comes first. */
function shapeOf({ route }: MatchedRoute): string {
  return route.path.split('/').map((part) => part.startsWith(':') ? '1' : '0').join('')
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
