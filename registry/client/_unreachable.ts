import { HardpointError } from '@hardpoint/schemas/errors'
import { printable } from '../layout/mod.ts'

/** @returns HP_ERR_REGISTRY_UNREACHABLE, to be thrown: nothing came, so nothing can be said about trust */
export function unreachable(registry: string, problem: string, cause?: unknown): HardpointError {
  return new HardpointError('HP_ERR_REGISTRY_UNREACHABLE', { registry, problem: printable(problem) }, { cause })
}
