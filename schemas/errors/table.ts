import { capabilityErrors } from './table/capability.ts'
import { cellErrors } from './table/cell.ts'
import { hostErrors } from './table/host.ts'
import { httpErrors } from './table/http.ts'
import { licenseErrors } from './table/license.ts'
import { lifecycleErrors } from './table/lifecycle.ts'
import { packageErrors } from './table/package.ts'
import { registryErrors } from './table/registry.ts'
import { sdkErrors } from './table/sdk.ts'

/** Every code Hardpoint can answer with. A retired code is never used again. */
export const ERRORS = {
  ...hostErrors,
  ...packageErrors,
  ...registryErrors,
  ...licenseErrors,
  ...cellErrors,
  ...capabilityErrors,
  ...lifecycleErrors,
  ...httpErrors,
  ...sdkErrors,
}

/** The closed union of error codes. */
export type ErrorCode = keyof typeof ERRORS
