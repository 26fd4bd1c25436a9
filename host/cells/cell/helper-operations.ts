import { randomBytes } from 'node:crypto'
import { subtleOperation } from './_subtle-operations.ts'

/** More random bytes than this at once is not something the guest runtime asks for. */
const MAX_RANDOM = 65_536
/**
 * Milliseconds that one entry into an isolate may spend in WebCrypto: isolated-vm stops its own clock while it waits for this process,
 * so that a guest that only ever asks would never be late. Below the grace after which the kernel kills the whole cell.
 */
const ENTRY_MS = 500
const URL_PROPERTIES = ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'] as const

const entry = { spentMs: 0, limitMs: ENTRY_MS }

/** An entry into an isolate begins, of at most this time. Isolates are entered one after the other: one sum does for all. */
export function beginEntry(limitMs: number): void {
  entry.spentMs = 0
  entry.limitMs = Math.min(limitMs, ENTRY_MS)
}

/**
 * The few synchronous things an isolate cannot do by itself: scalars in, a string out, '' for no. What is below is not interrupted by
 * a guest's time limit, so each bounds its own work.
 *
 * It never throws: an exception that crosses would show this process's paths to the guest.
 */
export function helperOperation(operation: unknown, a: unknown, b: unknown, c: unknown): string {
  try {
    if (operation === 'random') return randomBytes(Math.min(MAX_RANDOM, Math.max(0, Math.trunc(Number(a)) || 0))).toString('latin1')
    if (operation === 'url') return show(new URL(String(a), b === '' ? undefined : String(b)))
    if (operation === 'url-set') return set(new URL(String(a)), String(b), String(c))
    return withinEntry(() => subtleOperation(operation, a, b, c))
  } catch {
    return ''
  }
}

function withinEntry(run: () => string): string {
  if (entry.spentMs > entry.limitMs) return 'time'
  const start = performance.now()
  const answer = run()
  entry.spentMs += performance.now() - start
  return answer
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
