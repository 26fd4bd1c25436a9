import { HardpointError, type ErrorCode } from '@hardpoint/schemas/errors'

/** Whose text a guest may read: written for it, without paths of the host. Everything else becomes a reference. */
const FOR_GUESTS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'HP_ERR_CAPABILITY_UNKNOWN', 'HP_ERR_NOT_REQUESTED', 'HP_ERR_NOT_GRANTED', 'HP_ERR_GRANT_SCOPE', 'HP_ERR_READ_ONLY', 'HP_ERR_RATE',
  'HP_ERR_CONCURRENCY', 'HP_ERR_QUOTA', 'HP_ERR_EVENTS_WAITING', 'HP_ERR_PARAMS', 'HP_ERR_RESULT_TOO_LARGE', 'HP_ERR_STORAGE_KEY', 'HP_ERR_STORAGE_UNAVAILABLE',
  'HP_ERR_JOB_UNKNOWN', 'HP_ERR_FETCH_URL', 'HP_ERR_FETCH_FAILED', 'HP_ERR_CALL_DEPTH', 'HP_ERR_CALL_CYCLE', 'HP_ERR_EXPORT_UNKNOWN',
  'HP_ERR_DEPENDENCY_MISSING',
  // Of a call to another plugin.
  'HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_STARVED', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_STOPPED', 'HP_ERR_QUARANTINED', 'HP_ERR_BACKOFF',
  'HP_ERR_QUEUE_FULL', 'HP_ERR_QUEUE_WAIT', 'HP_ERR_PLUGIN_LOAD', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_HANDLER_MISSING', 'HP_ERR_NOT_INSTALLED', 'HP_ERR_NOT_ENABLED',
  'HP_ERR_REVOKED', 'HP_ERR_BODY_INVALID', 'HP_ERR_TIER', 'HP_ERR_FEATURE_OFF', 'HP_ERR_FEATURE_KILLED', 'HP_ERR_CONFLICT', 'HP_ERR_SHUTTING_DOWN',
])

/** True where a guest may read the error as it is. */
export function isForGuests(error: unknown): error is HardpointError {
  return HardpointError.is(error) && FOR_GUESTS.has(error.code)
}

/** What a guest gets instead of an error that is none of its business; `reference` finds the real one in the host log. */
export function concealed(error: unknown, reference: string): HardpointError {
  const storage = HardpointError.is(error) && error.code.startsWith('HP_ERR_DATA_')
  return new HardpointError(storage ? 'HP_ERR_STORAGE_UNAVAILABLE' : 'HP_ERR_INTERNAL', { reference }, { cause: error })
}

/** For the log: everything, cut. */
export function causeText(error: unknown): string {
  const text = error instanceof Error ? `${error.stack ?? error.message}${error.cause === undefined ? '' : `\ncaused by: ${causeText(error.cause)}`}` : String(error)
  return text.slice(0, 4000)
}
