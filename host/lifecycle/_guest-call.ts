import type { Grant, Manifest } from '@hardpoint/schemas'
import type { CallOptions, GuestCall } from '../cells/cells.ts'
import { DEFAULT_TENANT } from '../identity/principal.ts'
import type { Context } from './_context.ts'

/** What a health handler and a migration may use: nothing that could not be undone. The fake host of the SDK has the same list. */
const CAPABILITIES: readonly string[] = ['storage', 'config', 'log']

/** A call of the host's own into a plugin version. */
export interface OwnCall {
  readonly manifest: Manifest
  readonly grant: Grant
  readonly tenant?: string
  readonly namespace: string
  readonly readOnly: boolean
}

/** The head and the services of such a call: the principal is the kernel, and no person stands behind it. */
export function guestCall(
  { gate, holds }: Pick<Context, 'gate' | 'holds'>, { kind, id }: Pick<GuestCall, 'kind' | 'id'>, { manifest, grant, namespace, tenant = DEFAULT_TENANT, readOnly }: OwnCall,
): [GuestCall, CallOptions] {
  const requestId = `${kind}:${manifest.version}`
  const capabilities = Object.fromEntries(Object.entries(grant.capabilities).filter(([capability]) => CAPABILITIES.includes(capability)))
  const caller = {
    manifest, namespace, tenant, readOnly, requestId, grant: { ...grant, capabilities },
    principal: { kind: 'kernel', id: 'kernel', tenant, roles: [] }, chain: [manifest.id],
  } as const
  return [
    { kind, id, head: { context: { tenant, requestId, features: [], principal: { id: 'kernel', roles: [] } } } },
    { capability: (request, over) => holds.track(manifest.id, gate.call(request, caller, over), namespace) },
  ]
}
