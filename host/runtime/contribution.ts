import type { EventContribution, ExportContribution, JobContribution, Manifest, RouteContribution } from '@hardpoint/schemas'
import type { Invocation } from './runtime.ts'

/** What a manifest says of a handler, as far as a call needs it. */
export interface Contribution {
  readonly feature: string | undefined
  /** Served read-only when the license no longer covers the plugin. */
  readonly lapsed: boolean
}

/** The contribution that an invocation names; undefined where the manifest has none: code that is not declared is not called. */
export function contributionOf(manifest: Manifest, { kind, id }: Pick<Invocation, 'kind' | 'id'>): Contribution | undefined {
  const { routes = [], events = [], jobs = [], exports = [] } = manifest.contributes ?? {}
  const lists: Record<Invocation['kind'], readonly (RouteContribution | EventContribution | JobContribution | ExportContribution)[]> = {
    route: routes, event: events, job: jobs, export: exports,
  }
  const found = lists[kind].find((contribution) => contribution.id === id)
  if (found === undefined) return undefined
  return { feature: found.feature, lapsed: 'lapsed' in found && found.lapsed === true && (!('method' in found) || found.method === 'GET') }
}
