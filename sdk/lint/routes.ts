import type { Manifest, RouteContribution } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** No request matches two routes, and no route has options that exclude each other. */
export function routes({ contributes: { routes: all = [] } = {} }: Manifest): LintProblem[] {
  return all.flatMap((route, index) => [...shadowed(route, index, all), ...twiceNamed(route, index), ...options(route, index)])
}

/** `/a/:x` and `/a/:y` are one place: the second would never be called. (A fixed segment wins over a parameter.) */
function shadowed(route: RouteContribution, index: number, all: readonly RouteContribution[]): LintProblem[] {
  const first = all.findIndex((other) => other.method === route.method && shape(other.path) === shape(route.path))
  if (first === index) return []
  return [{
    pointer: at('contributes', 'routes', index, 'path'),
    problem: `${route.method} ${route.path} is the same place as the route '${all[first]?.id}' (${all[first]?.path}).`,
    fix: 'Give it another path or method, or make them one route.',
  }]
}

function shape(path: string): string {
  return path.replaceAll(/:[^/]+/g, ':')
}

function twiceNamed({ path }: RouteContribution, index: number): LintProblem[] {
  const names = path.match(/:[^/]+/g) ?? []
  if (new Set(names).size === names.length) return []
  return [{ pointer: at('contributes', 'routes', index, 'path'), problem: `${path} has two parameters of one name.`, fix: 'Name each parameter differently.' }]
}

function options({ method, body, rawBody = false, lapsed = false }: RouteContribution, index: number): LintProblem[] {
  const problems: LintProblem[] = []
  const report = (option: string, problem: string, fix: string): void => {
    problems.push({ pointer: at('contributes', 'routes', index, option), problem, fix })
  }
  if (lapsed && method !== 'GET') report('lapsed', `A ${method} route cannot be served without a license.`, 'Leave lapsed to GET routes.')
  if (method === 'GET' && (body !== undefined || rawBody)) report(rawBody ? 'rawBody' : 'body', 'A GET request has no body.', 'Use query, or POST.')
  if (body !== undefined && rawBody) report('rawBody', 'A body is either JSON with a schema or raw bytes.', 'Remove body or rawBody.')
  return problems
}
