import { randomBytes } from 'node:crypto'

/** More random bytes than this at once is not something the guest runtime asks for. */
const MAX_RANDOM = 65_536
const URL_PROPERTIES = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const

/**
 * The few synchronous things an isolate cannot do by itself: scalars in, a string out, '' for no.
 *
 * It never throws: an exception that crosses would show this process's paths to the guest.
 */
export function helperOperation(operation: unknown, a: unknown, b: unknown, c: unknown): string {
  try {
    if (operation === 'random') return randomBytes(Math.min(MAX_RANDOM, Math.max(0, Math.trunc(Number(a)) || 0))).toString('latin1')
    if (operation === 'url') return show(new URL(String(a), b === '' ? undefined : String(b)))
    if (operation === 'url-set') return set(new URL(String(a)), String(b), String(c))
    return ''
  } catch {
    return ''
  }
}

function set(url: URL, name: string, value: string): string {
  const property = URL_PROPERTIES.find((known) => known === name)
  if (property === undefined || property === 'origin') return ''
  url[property] = value
  return show(url)
}

function show(url: URL): string {
  return JSON.stringify(Object.fromEntries(URL_PROPERTIES.map((name) => [name, url[name]])))
}
