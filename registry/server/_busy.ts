import { HardpointError } from '@hardpoint/schemas/errors'

/** Some trials later, s. */
const RETRY_SECONDS = 15

/** @returns HP_ERR_REGISTRY_BUSY for who sends a package, or anything else, to be thrown */
export function busy(): HardpointError {
  return new HardpointError('HP_ERR_REGISTRY_BUSY', { seconds: RETRY_SECONDS })
}
