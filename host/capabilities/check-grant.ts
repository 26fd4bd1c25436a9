import { HardpointError } from '@hardpoint/schemas/errors'
import type { Grant, Manifest } from '@hardpoint/schemas'
import { capabilityWith } from './_options-validators.ts'
import type { CapabilityTable } from './capability-table.ts'
import { CAPABILITIES, METHODS } from './table.ts'

const OURS: CapabilityTable = { capabilities: CAPABILITIES, methods: METHODS }

/**
 * Whether an admin may grant this to a plugin: what its manifest asks for, or less.
 *
 * More than it asks for is refused, since nobody reviewed what the plugin does with that; and a manifest that asks for less after an
 * upgrade must not keep the wider grant of the version before.
 *
 * @throws HP_ERR_CAPABILITY_UNKNOWN, HP_ERR_DOCUMENT_INVALID, HP_ERR_GRANT_WIDER
 */
export function checkGrant({ id: plugin, capabilities: requested = {} }: Manifest, granted: Grant['capabilities'], table: CapabilityTable = OURS): void {
  for (const [id, options = {}] of Object.entries(granted)) {
    const capability = capabilityWith(id, options, { table, document: `the grant for ${plugin}` })
    if (!Object.hasOwn(requested, id)) throw new HardpointError('HP_ERR_GRANT_WIDER', { capability: id, plugin, problem: 'it does not ask for this capability' })
    const problem = capability.wider(options as never, (requested[id] ?? {}) as never)
    if (problem !== undefined) throw new HardpointError('HP_ERR_GRANT_WIDER', { capability: id, plugin, problem })
  }
}
