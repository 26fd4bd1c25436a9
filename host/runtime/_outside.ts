import type { ErrorCode } from '@hardpoint/schemas/errors'
import type { CapabilityReply, CapabilityRequest } from '../cells/cells.ts'

/** What a capability refuses because the plugin asked for it wrongly, or too often. Any other refusal lies in the grant, the host, or somebody else. */
const OWN: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'HP_ERR_CAPABILITY_UNKNOWN', 'HP_ERR_NOT_REQUESTED', 'HP_ERR_PARAMS', 'HP_ERR_RESULT_TOO_LARGE', 'HP_ERR_STORAGE_KEY', 'HP_ERR_JOB_UNKNOWN', 'HP_ERR_FETCH_URL',
  'HP_ERR_CALL_DEPTH', 'HP_ERR_CALL_CYCLE', 'HP_ERR_EXPORT_UNKNOWN', 'HP_ERR_RATE', 'HP_ERR_CONCURRENCY',
])

/** How an answer of http.fetch begins whose server says that it is not well, or asked too much. The gate writes it: status first. */
const UNWELL = /^\{"status":(?:5\d\d|429),/

/**
 * Whether something outside a plugin may be why its call failed: a service that is down, another plugin, the disk, a grant that was taken
 * away. A handler that does not expect it throws, and that says nothing of its version.
 */
export class Outside {
  #open = 0
  #failed = false

  /** Passes an answer on, and looks how it ended. */
  async heard({ method }: CapabilityRequest, answer: Promise<CapabilityReply>): Promise<CapabilityReply> {
    this.#open++
    const reply = await answer
    this.#open--
    this.#failed ||= reply.ok ? method.startsWith('http.') && UNWELL.test(reply.result) : !OWN.has(reply.error.code)
    return reply
  }

  /** Something failed, or has not answered yet. */
  get failed(): boolean {
    return this.#failed || this.#open > 0
  }
}
