import type { Grant, Manifest } from '@hardpoint/schemas'
import type { Principal } from '../identity/principal.ts'

/** Who calls, as the runtime knows it. Nothing in it comes from the guest. */
export interface GateCaller {
  readonly manifest: Manifest
  readonly grant: Grant
  /** What its data is kept under; its id where absent. */
  readonly namespace?: string | undefined
  readonly tenant: string
  readonly principal: Principal
  /** Id of the principal that stands at the beginning: events and runs carry it on. */
  readonly cause?: string | undefined
  readonly requestId: string
  /** Plugin ids from the first caller to this one. */
  readonly chain: readonly string[]
  readonly readOnly: boolean
  /** Local name of the feature that the contribution belongs to, where it does. */
  readonly feature?: string | undefined
}
