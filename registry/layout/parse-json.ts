import { parseStrictJson } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { printable } from './printable.ts'

/** Whom to blame in an error: the registry's location, and which of its files (with a line, where there is one). */
export interface Origin {
  readonly registry: string
  readonly what: string
}

/**
 * Parses untrusted bytes with `parse`, and words whatever is wrong as the registry's fault.
 *
 * Strict, so that `__proto__` does not pass a schema that allows any property name, and no name stands twice.
 *
 * @throws HP_ERR_REGISTRY_CORRUPT, never with raw text of the registry
 */
export function parseJson<T>(bytes: Uint8Array, origin: Origin, parse: (value: unknown) => T): T {
  try {
    return parse(parseStrictJson(bytes, origin.what))
  } catch (cause) {
    if (!HardpointError.is(cause, 'HP_ERR_DOCUMENT_INVALID')) throw cause
    throw corrupt(origin, `${String(cause.details['pointer'])} ${String(cause.details['problem'])}`, cause)
  }
}

/** @returns HP_ERR_REGISTRY_CORRUPT, to be thrown */
export function corrupt(origin: Origin, problem: string, cause?: unknown): HardpointError {
  return new HardpointError('HP_ERR_REGISTRY_CORRUPT', { ...origin, problem: printable(problem) }, { cause })
}
