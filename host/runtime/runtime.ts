import type { GuestAnswer, Payload } from '../cells/cells.ts'
import type { Principal } from '../identity/principal.ts'

/** Whose call into which contribution. */
export type Admission = Pick<Invocation, 'plugin' | 'kind' | 'id' | 'tenant'>

/** One call into a plugin, from HTTP, the bus, the job queue or another plugin. */
export interface Invocation {
  readonly plugin: string
  readonly kind: 'route' | 'event' | 'job' | 'export'
  /** Name of the contribution. */
  readonly id: string
  readonly head: unknown
  readonly body?: Payload
  readonly principal: Principal
  readonly tenant: string
  readonly requestId: string
  /** Plugin ids from the first caller to the one that calls now; empty where no plugin calls. */
  readonly chain?: readonly string[]
  /** Id of the principal that stands at the beginning, where it is another than `principal`. */
  readonly cause?: string | undefined
  readonly signal?: AbortSignal
}

/** Runs contributions: is the plugin there, is the tenant entitled, call it, serve its capability calls. */
export interface Runtime {
  /**
   * Whether `invoke` would be let in now; for asking before a body is read.
   *
   * @throws HP_ERR_NOT_INSTALLED, HP_ERR_NOT_ENABLED, HP_ERR_HANDLER_MISSING, HP_ERR_TIER, HP_ERR_FEATURE_OFF, HP_ERR_FEATURE_KILLED
   */
  admit(admission: Admission): void
  /**
   * @throws HP_ERR_NOT_INSTALLED, HP_ERR_NOT_ENABLED, HP_ERR_TIER, HP_ERR_FEATURE_OFF, HP_ERR_FEATURE_KILLED,
   *   and what Cells.call throws
   */
  invoke(invocation: Invocation): Promise<GuestAnswer>
}
