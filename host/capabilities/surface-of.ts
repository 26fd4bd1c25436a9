import type { Manifest } from '@hardpoint/schemas'
import type { CapabilityTable } from './capability-table.ts'
import { CAPABILITIES, METHODS } from './table.ts'

const OURS: CapabilityTable = { capabilities: CAPABILITIES, methods: METHODS }

/**
 * What a plugin's `host` object has: the methods of the capabilities that its manifest asks for, with the names of their arguments.
 *
 * It is what a guest sees, not what it may do: a method that it calls by name without asking for it is answered by the gate.
 */
export function surfaceOf({ capabilities = {} }: Pick<Manifest, 'capabilities'>, table: CapabilityTable = OURS): Record<string, readonly string[]> {
  const asked = Object.values(table.methods).filter(({ capability }) => Object.hasOwn(capabilities, capability.id))
  return Object.fromEntries(asked.map(({ id, method }) => [id, Object.keys((method.params['properties'] ?? {}) as object)]))
}
