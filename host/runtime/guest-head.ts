import type { Invocation } from './runtime.ts'

/** What the guest runtime takes apart: host/cells/guest/handlers.ts has the other side. */
export interface GuestHead {
  readonly context: Readonly<Record<string, unknown>>
  readonly request?: { readonly url: unknown; readonly method: unknown; readonly headers: unknown }
  readonly input?: unknown
}

/**
 * The head of a call: a route's request apart from its context, so that handlers see a web Request and what the host adds to it.
 *
 * @param features names of the plugin's features that are on for the tenant, for `context.feature()`
 */
export function guestHead({ kind, head, principal, tenant, requestId }: Invocation, features: readonly string[]): GuestHead {
  const who = { tenant, requestId, features, principal: { id: principal.id, roles: principal.roles } }
  if (kind !== 'route') return { context: who, input: head }
  const { url, method, headers, params, query } = head as Record<string, unknown>
  return { context: { ...who, params: params ?? {}, query: query ?? {} }, request: { url, method, headers } }
}
