import { HardpointError } from '@hardpoint/schemas/errors'
import { closest } from 'fastest-levenshtein'
import { entitlementError } from '../licensing/entitlement-error.ts'
import type { Entitlements } from '../licensing/entitlement.ts'
import type { CapabilityTable, TableMethod } from './capability-table.ts'
import type { GateCaller } from './gate-caller.ts'

interface Policy { readonly table: CapabilityTable; readonly decide: Entitlements['decide'] }

/**
 * What the manifest asks for, the admin granted and the tier covers, decided anew at each call: a grant that is narrowed, a
 * license that expires or a feature that is switched off is in force at the next call, also within an invocation that runs.
 *
 * @throws HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_NOT_REQUESTED, HP_ERR_NOT_GRANTED, HP_ERR_READ_ONLY, HP_ERR_TIER, HP_ERR_FEATURE_OFF,
 *   HP_ERR_FEATURE_KILLED
 */
export function admit(name: string, caller: GateCaller, { table, decide }: Policy): TableMethod {
  const entry = table.methods[name]
  if (entry === undefined) throw unknown(name, table)
  const { id, capability, method } = entry
  const about = { plugin: caller.manifest.id, method: id, capability: capability.id }
  // Own members only: both come from JSON, whose objects inherit.
  if (!Object.hasOwn(caller.manifest.capabilities ?? {}, capability.id)) throw new HardpointError('HP_ERR_NOT_REQUESTED', about)
  if (!Object.hasOwn(caller.grant.capabilities, capability.id)) throw new HardpointError('HP_ERR_NOT_GRANTED', about)
  if (caller.readOnly && method.mutates) throw new HardpointError('HP_ERR_READ_ONLY', about)
  assertEntitled(caller, decide)
  assertTier(entry, caller, decide)
  return entry
}

/** The name is the guest's: cut, since it goes into a message. */
function unknown(name: string, { methods }: CapabilityTable): HardpointError {
  const capability = name.slice(0, 64)
  return new HardpointError('HP_ERR_CAPABILITY_UNKNOWN', { capability, nearest: closest(capability, Object.keys(methods)) })
}

/** The plugin and the feature it acts under. Without a license for it, only what runs read-only goes on. */
function assertEntitled({ tenant, manifest, feature, readOnly }: GateCaller, decide: Entitlements['decide']): void {
  const decision = decide({ tenant, plugin: manifest, feature })
  if (!decision.allowed && !(readOnly && decision.lapsed)) throw entitlementError(decision, manifest.id)
}

/** A pro capability in the hands of a free plugin is still a pro capability. */
function assertTier({ capability }: TableMethod, { tenant, manifest }: GateCaller, decide: Entitlements['decide']): void {
  if (capability.tier === 'free') return
  const decision = decide({ tenant, plugin: { id: manifest.id, tier: capability.tier } })
  if (decision.allowed) return
  const { tier, needs, explanation } = decision
  throw new HardpointError('HP_ERR_TIER', { subject: `The capability ${capability.id}`, capability: capability.id, plugin: manifest.id, tier, needs, reason: explanation })
}
