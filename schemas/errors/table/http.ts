import { defineErrors } from '../define-errors.ts'

/** HTTP, admin API and principals. */
export const httpErrors = defineErrors({
  HP_ERR_UNAUTHENTICATED: {
    message: 'This call needs a valid token.',
    fix: 'Send it as Authorization: Bearer <token>. A host keeps its admin token in <data directory>/admin-token; a registry\'s token comes from its operator.',
    http: 401, exit: 3, fault: 'caller',
  },
  HP_ERR_FORBIDDEN: {
    message: 'This call needs the role {needs}.',
    fix: 'Ask an admin for a token with that role: hardpoint token new <name> --role {needs}',
    http: 403, exit: 3, fault: 'caller',
  },
  HP_ERR_ROUTE_UNKNOWN: {
    message: 'There is nothing at {method} {path}.',
    fix: 'Did you mean {nearest}?',
    http: 404, exit: 4, fault: 'caller',
  },
  HP_ERR_BODY_TOO_LARGE: {
    message: 'The body is larger than {limit} bytes.',
    fix: 'Send less at once.',
    http: 413, exit: 8, fault: 'caller',
  },
  HP_ERR_BODY_INVALID: {
    message: 'The {part} is not valid at {pointer}: {problem}.',
    fix: 'Correct {pointer} and send it again.',
    http: 422, exit: 8, fault: 'caller',
  },
  HP_ERR_BODY_SYNTAX: {
    message: 'The body is not JSON: {problem}.',
    fix: 'Send a JSON text with Content-Type: application/json.',
    http: 400, exit: 8, fault: 'caller',
  },
  HP_ERR_MEDIA_TYPE: {
    message: 'The content type {found} is not accepted here, only {accepted}.',
    fix: 'Send the body as {accepted}.',
    http: 415, exit: 8, fault: 'caller',
  },
  HP_ERR_BODY_UNEXPECTED: {
    message: '{method} {path} takes no body.',
    fix: 'Send it without a body, Content-Type and Content-Length.',
    http: 400, exit: 8, fault: 'caller',
  },
  HP_ERR_METHOD: {
    message: '{path} does not answer {method}, only {allowed}.',
    fix: 'Use one of {allowed}.',
    http: 405, exit: 4, fault: 'caller',
  },
  HP_ERR_REQUEST_INVALID: {
    message: 'The request cannot be read: {problem}.',
    fix: 'Send a well-formed HTTP/1.1 request whose path has no dot segments, backslashes or control characters.',
    http: 400, exit: 8, fault: 'caller',
  },
  HP_ERR_HEADERS_TOO_LARGE: {
    message: 'The headers of the request are larger than {limit} bytes.',
    fix: 'Send fewer or shorter headers.',
    http: 431, exit: 8, fault: 'caller',
  },
  HP_ERR_REQUEST_TIMEOUT: {
    message: 'The request did not arrive within {seconds} s.',
    fix: 'Send it again over a faster connection, or send less at once.',
    http: 408, exit: 6, fault: 'caller',
  },
  HP_ERR_HOST_NOT_RUNNING: {
    message: 'No host answers at {url}.',
    fix: 'Start it with: hardpoint start',
    http: 503, exit: 6, fault: 'operator',
  },
  HP_ERR_SHUTTING_DOWN: {
    message: 'The host is shutting down.',
    fix: 'Try again once it is back.',
    http: 503, exit: 6, fault: 'operator',
  },
  HP_ERR_TOKEN_UNKNOWN: {
    message: 'There is no token {token}.',
    fix: 'See: hardpoint token list. A registry\'s: hardpoint registry list-tokens <folder>',
    http: 404, exit: 4, fault: 'caller',
  },
})
