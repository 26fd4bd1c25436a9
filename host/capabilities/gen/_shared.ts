import type { CapabilityMethod } from '../_capability.ts'

export const BANNER = '// Made by host/capabilities/gen/generate.ts from the capability table: run npm run gen, do not edit.\n'

/** The parameters of a method by name, in the order of its positional arguments. */
export function paramsOf(method: CapabilityMethod<never>): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  return (method.params['properties'] ?? {}) as Record<string, Record<string, unknown>>
}

export function requiredOf(method: CapabilityMethod<never>): ReadonlySet<string> {
  return new Set((method.params['required'] ?? []) as string[])
}
