import { HardpointError } from '@hardpoint/schemas/errors'

const MAX_TARGET = 8192

/**
 * Refuses a path that two readers could take for two: dot segments in any spelling, empty segments, control characters, backslashes.
 * What a client would encode (a space, an umlaut) may stand here as it is.
 *
 * @throws HP_ERR_REQUEST_INVALID
 */
export function checkTarget(target: string): void {
  if (target.length > MAX_TARGET) throw refused(`its target is longer than ${MAX_TARGET} characters`)
  const [path = ''] = target.split('?')
  if (!path.startsWith('/') || path.includes('#')) throw refused('its target is not a plain path and query')
  const segments = path.slice(1).split('/')
  for (const segment of segments.slice(0, -1)) if (segment === '') throw refused('its path has an empty segment')
  for (const text of segments.map(decode)) {
    if (text === '.' || text === '..') throw refused('its path has a dot segment')
    // oxlint-disable-next-line no-control-regex -- these are what is looked for
    if (/[\u0000-\u001f\u007f\\]/.test(text)) throw refused('its path has a control character or backslash')
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw refused('its path has a percent sign that is no UTF-8')
  }
}

function refused(problem: string): HardpointError {
  return new HardpointError('HP_ERR_REQUEST_INVALID', { problem })
}
