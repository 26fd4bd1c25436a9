import { HardpointError } from '@hardpoint/schemas/errors'
import type { Capability, CapabilityMethod } from './_capability.ts'

/** A method with where it belongs. `id` is what guests call: `storage.get`. */
export interface TableMethod {
  readonly id: string
  readonly capability: Capability
  readonly method: CapabilityMethod<never>
}

/** Both look-ups that a call needs. Neither object has a prototype: `constructor` is no capability and `__proto__` no method. */
export interface CapabilityTable {
  readonly capabilities: Readonly<Record<string, Capability>>
  readonly methods: Readonly<Record<string, TableMethod>>
}

/**
 * Makes the table of a host's capabilities: ours, and those an embedder adds.
 *
 * A method's id is the capability's id up to its dot, a dot, and the method's key: `events.publish` has `events.publish`.
 *
 * @throws HP_ERR_BOOT where two have the same id
 */
export function capabilityTable(list: readonly Capability[]): CapabilityTable {
  const capabilities: Record<string, Capability> = Object.create(null) as Record<string, Capability>
  const methods: Record<string, TableMethod> = Object.create(null) as Record<string, TableMethod>
  for (const capability of list) {
    add(capabilities, capability.id, capability)
    for (const [key, method] of Object.entries(capability.methods)) {
      const id = `${namespaceOf(capability.id)}.${key}`
      add(methods, id, { id, capability, method })
    }
  }
  return Object.freeze({ capabilities: Object.freeze(capabilities), methods: Object.freeze(methods) })
}

function namespaceOf(id: string): string {
  return id.split('.', 1)[0] ?? id
}

function add<T>(table: Record<string, T>, id: string, value: T): void {
  if (id in table) throw new HardpointError('HP_ERR_BOOT', { service: 'capabilities', problem: `there are two of the name ${id}` })
  table[id] = value
}
