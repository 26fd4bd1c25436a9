import { HardpointError } from '@hardpoint/schemas/errors'
import type { Grant, Manifest } from '@hardpoint/schemas'
import { capabilityWith } from './_options-validators.ts'
import type { CapabilityTable } from './capability-table.ts'
import { CAPABILITIES, METHODS } from './table.ts'

/**
 * Whether an admin may grant this to a plugin: what its manifest asks for, or less.
 *
 * More than it asks for is refused, since nobody reviewed what the plugin does with that; and a manifest that asks for less after an
 * upgrade must not keep the wider grant of the version before.
 *
 * @throws HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_DOCUMENT_INVALID, HP_ERR_GRANT_WIDER
 */
export function checkGrant({ id: plugin, capabilities: requested = {} }: Manifest, granted: Grant['capabilities'], table: CapabilityTable = { capabilities: CAPABILITIES, methods: METHODS }): void {
  for (const [id, options = {}] of Object.entries(granted)) {
    const capability = capabilityWith(id, options, { table, document: `the grant for ${plugin}` })
    if (!Object.hasOwn(requested, id)) throw new HardpointError('HP_ERR_GRANT_WIDER', { capability: id, plugin, problem: 'it does not ask for this capability' })
    const problem = capability.wider(options as never, (requested[id] ?? {}) as never)
    if (problem !== undefined) throw new HardpointError('HP_ERR_GRANT_WIDER', { capability: id, plugin, problem })
  }
}

/**
 * How what is asked for differs from what is granted now: for the plan of an upgrade.
 *
 * @throws HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_DOCUMENT_INVALID
 */
export function compareWithGrant(
  id: string, { requested, granted }: { readonly requested: Readonly<Record<string, unknown>>; readonly granted: Readonly<Record<string, unknown>> | undefined },
  table: CapabilityTable = { capabilities: CAPABILITIES, methods: METHODS },
): 'new' | 'same' | 'wider' | 'narrower' {
  const capability = capabilityWith(id, requested, { table, document: 'plugin.json' })
  if (granted === undefined) return 'new'
  if (capability.wider(requested as never, granted as never) !== undefined) return 'wider'
  return capability.wider(granted as never, requested as never) === undefined ? 'same' : 'narrower'
}
