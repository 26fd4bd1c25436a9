import type { Manifest, RouteContribution } from '@hardpoint/schemas'
import { at } from './_rule.ts'
import type { LintProblem } from './lint-problem.ts'

/** No route has two parameters of one name, and none has options that exclude each other. */
export function routes({ contributes: { routes: all = [] } = {} }: Manifest): LintProblem[] {
  return all.flatMap((route, index) => [...twiceNamed(route, index), ...options(route, index)])
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
