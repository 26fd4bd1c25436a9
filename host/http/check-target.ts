import { HardpointError } from '@hardpoint/schemas/errors'

/** Longer request targets are refused; no honest one comes near. */
const MAX_TARGET = 8192

/** RFC 3986's characters of a path and query. Backslash is not one: WHATWG URLs read it as a slash. */
const TARGET = /^\/[A-Za-z0-9\-._~!$&'()*+,;=:@/%?[\]^|"<>`{}]*$/

/**
 * Accepts only a target that everybody reads alike: the router here, a proxy in front, and `new URL` in the plugin.
 *
 * Where two readers differ, one of them checks another path than the other serves (`/p/a.b/%2e%2e/x`, `\`, `//host`,
 * `http://other/p/…`). So: origin form, no dot segments in any spelling, no empty segments, no control characters.
 *
 * @param target the request target as it came (RFC 9112, 3.2)
 * @returns the path without the query, and the query without its `?`
 * @throws HP_ERR_REQUEST_INVALID
 */
export function checkTarget(target: string): { readonly path: string; readonly query: string } {
  if (target.length > MAX_TARGET) refuse(`its target is longer than ${MAX_TARGET} characters`)
  if (!TARGET.test(target)) refuse('its target is not a plain path and query')
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  for (const segment of path.slice(1).split('/').slice(0, -1)) if (segment === '') refuse('its path has an empty segment')
  for (const segment of path.split('/')) checkSegment(segment)
  return { path, query: mark < 0 ? '' : target.slice(mark + 1) }
}

function checkSegment(segment: string): void {
  const text = decode(segment)
  if (text === '.' || text === '..') refuse('its path has a dot segment')
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f\u007f\\]/.test(text)) refuse('its path has a control character or backslash')
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return refuse('its path has a percent sign that is no UTF-8')
  }
}

function refuse(problem: string): never {
  throw new HardpointError('HP_ERR_REQUEST_INVALID', { problem })
}
