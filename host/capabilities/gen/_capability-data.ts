import type { CapabilityTable } from '../capability-table.ts'
import { BANNER, paramsOf } from './_shared.ts'

/** sdk/guest/capability-ids.gen.ts: the table as plain data, for the SDK's lint and its fake host. */
export function capabilityData({ capabilities, methods }: CapabilityTable): string {
  const ids = Object.keys(capabilities)
  const options = Object.fromEntries(ids.map((id) => [id, capabilities[id]?.options]))
  const tiers = Object.fromEntries(ids.map((id) => [id, capabilities[id]?.tier]))
  const surface = Object.fromEntries(Object.values(methods).map(({ id, capability, method }) => [
    id, { capability: capability.id, mutates: method.mutates, names: Object.keys(paramsOf(method)), params: method.params },
  ]))
  return `${BANNER}
/** Every capability that a manifest may ask for. */
export const CAPABILITY_IDS = ${literal(ids)} as const

export type CapabilityId = (typeof CAPABILITY_IDS)[number]

/** Lowest tier that has a capability. */
export const CAPABILITY_TIERS: Readonly<Record<CapabilityId, 'free' | 'pro' | 'enterprise'>> = ${literal(tiers)}

/** JSON Schema of the options that a manifest asks with. */
export const CAPABILITY_OPTIONS: Readonly<Record<CapabilityId, Readonly<Record<string, unknown>>>> = ${literal(options)}

export interface CapabilityMethodData {
  readonly capability: CapabilityId
  /** Changes something: refused when the plugin runs read-only. */
  readonly mutates: boolean
  /** Of the positional arguments, in order. */
  readonly names: readonly string[]
  /** JSON Schema of the arguments by name. */
  readonly params: Readonly<Record<string, unknown>>
}

/** Methods in the guest's \`host\` object: \`storage.get\`. */
export const CAPABILITY_METHODS: Readonly<Record<string, CapabilityMethodData>> = ${literal(surface)}
`
}

/** JSON as TypeScript of this repository: single quotes, and no quotes around plain names. */
function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2)
    .replaceAll(/"((?:[^"\\]|\\.)*)"/g, (_, text: string) => `'${text.replaceAll('\\"', '"').replaceAll("'", "\\'")}'`)
    .replaceAll(/^(\s*)'([A-Za-z_$][\w$]*)':/gm, '$1$2:')
}
