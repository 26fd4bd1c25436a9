import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'

/** Refusals that an admin, a license, a repair or the end of a rush takes back. A plugin that is not installed any more is none of them. */
const CODES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'HP_ERR_NOT_ENABLED', 'HP_ERR_QUARANTINED', 'HP_ERR_BACKOFF', 'HP_ERR_TIER', 'HP_ERR_FEATURE_OFF', 'HP_ERR_FEATURE_KILLED', 'HP_ERR_PLUGIN_LOAD', 'HP_ERR_REVOKED',
  'HP_ERR_QUEUE_FULL', 'HP_ERR_QUEUE_WAIT', 'HP_ERR_UPGRADING', 'HP_ERR_SHUTTING_DOWN',
])

/** Whether a run or an event was not let in, and is to wait rather than to be given up after a minute of attempts. */
export function postpones(error: unknown): boolean {
  return HardpointError.is(error) && CODES.has(error.code)
}
