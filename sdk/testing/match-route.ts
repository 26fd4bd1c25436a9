import type { Manifest, RouteContribution } from '@hardpoint/schemas'

/** A route with what its path's parameters stand for. */
export interface MatchedRoute {
  readonly route: RouteContribution
  readonly params: Readonly<Record<string, string>>
}

/** Finds the route of a path below `/p/<plugin id>`; a literal segment goes before a parameter. */
export function matchRoute({ contributes }: Manifest, method: string, path: string): MatchedRoute | undefined {
  const segments = path.split('/')
  const routes = (contributes?.routes ?? []).filter((route) => route.method === (method === 'HEAD' ? 'GET' : method))
  const matched = routes.flatMap((route) => {
    const params = paramsOf(route.path.split('/'), segments)
    return params === undefined ? [] : [{ route, params }]
  })
  return matched.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0]
}

function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? ''
    if (part.startsWith(':') && segment !== '') params[part.slice(1)] = decodeURIComponent(segment)
    else if (part !== segment) return undefined
  }
  return params
}
