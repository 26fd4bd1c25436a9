import { compileUntrusted, type UntrustedValidator } from '@hardpoint/schemas/untrusted'

/** Compiled once for each schema: a test sends many requests to one route. */
const validators = new WeakMap<object, UntrustedValidator>()

/** What is wrong with a value by a schema of the manifest; undefined for nothing, or no schema. */
export function problemIn(schema: object | undefined, value: unknown): ReturnType<UntrustedValidator> {
  if (schema === undefined) return undefined
  return validators.getOrInsertComputed(schema, () => compileUntrusted(schema))(value)
}
