import type { Manifest, Tier } from '@hardpoint/schemas'
import { capabilityWith } from './_options-validators.ts'
import type { CapabilityTable } from './capability-table.ts'
import { CAPABILITIES, METHODS } from './table.ts'

export { checkGrant } from './check-grant.ts'
export { surfaceOf } from './surface-of.ts'

/** A capability that a manifest asks for, for the admin who is asked. */
export interface RequestedCapability {
  readonly id: string
  /** One sentence: what granting it lets the plugin do. */
  readonly consent: string
  readonly tier: Tier
  readonly options: Readonly<Record<string, unknown>>
}

const OURS: CapabilityTable = { capabilities: CAPABILITIES, methods: METHODS }

/**
 * What a manifest asks for, in words; by id, so that two plans of the same manifest are the same.
 *
 * @throws HP_ERR_CAPABILITY_UNKNOWN with the nearest name, HP_ERR_DOCUMENT_INVALID with the pointer into plugin.json
 */
export function consentFor({ id: plugin, version, capabilities = {} }: Manifest, table: CapabilityTable = OURS): RequestedCapability[] {
  const document = `plugin.json of ${plugin} ${version}`
  return Object.entries(capabilities).sort(byId).map(([id, options = {}]) => {
    const capability = capabilityWith(id, options, { table, document })
    return { id, consent: capability.consent(options as never), tier: capability.tier, options: { ...options } }
  })
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : a > b ? 1 : 0
}
