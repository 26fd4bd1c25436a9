import { ERRORS, type ErrorCode } from '@hardpoint/schemas/errors'

/**
 * What a registry's server may answer to a write: what RegistryStore documents, and what is said of any request. Any other code of our table would have a command
 * say, and end with, what it never met: that a license was refused, or that a host is not running.
 */
const CODES: ReadonlySet<string> = new Set<ErrorCode>([
  'HP_ERR_UNAUTHENTICATED', 'HP_ERR_TOKEN_SCOPE', 'HP_ERR_WRITE_RATE', 'HP_ERR_READ_RATE', 'HP_ERR_REGISTRY_BUSY',
  'HP_ERR_ROUTE_UNKNOWN', 'HP_ERR_REQUEST_INVALID', 'HP_ERR_REQUEST_TIMEOUT', 'HP_ERR_HEADERS_TOO_LARGE', 'HP_ERR_INTERNAL',
  'HP_ERR_BODY_INVALID', 'HP_ERR_BODY_SYNTAX', 'HP_ERR_BODY_TOO_LARGE', 'HP_ERR_MEDIA_TYPE',
  'HP_ERR_PACKAGE_FILE', 'HP_ERR_PACKAGE_FORMAT', 'HP_ERR_PACKAGE_SIGNATURE', 'HP_ERR_PACKAGE_TOO_LARGE', 'HP_ERR_PACKAGE_UNSIGNED',
  'HP_ERR_DOCUMENT_INVALID', 'HP_ERR_CAPABILITY_UNKNOWN', 'HP_ERR_LINT', 'HP_ERR_PREFLIGHT', 'HP_ERR_KEY_INVALID', 'HP_ERR_CONFLICT',
  'HP_ERR_PUBLISH_DENIED', 'HP_ERR_PUBLISH_EXISTS', 'HP_ERR_ROLE_REFUSED', 'HP_ERR_NAME_SIMILAR',
  'HP_ERR_PUBLISHER_EXISTS', 'HP_ERR_PUBLISHER_UNKNOWN', 'HP_ERR_ADVISORY_UNKNOWN', 'HP_ERR_TOKEN_UNKNOWN',
])

/** Whether a server's answer is one that it may give: a code of the API, with the status that goes with it. */
export function isApiCode(code: unknown, status: number): code is ErrorCode {
  return typeof code === 'string' && CODES.has(code) && ERRORS[code as ErrorCode].http === status
}
