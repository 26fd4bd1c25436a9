import { HardpointError } from '../errors/mod.ts'
import { MAX_JSON_BYTES } from './package-limits.ts'

/** Before it is parsed. @throws HP_ERR_PACKAGE_TOO_LARGE */
export function assertJsonSize(bytes: Uint8Array, path: string): void {
  if (bytes.length > MAX_JSON_BYTES) throw new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { found: bytes.length, what: `bytes in ${path}`, limit: MAX_JSON_BYTES })
}
