/** The file that holds the signature: first in a package, and the only one it does not list. */
export const SIGNATURE_FILE = 'signature.json'

const ROOT_FILES: ReadonlySet<string> = new Set([
  'plugin.json', 'main.js', 'main.js.map', 'README.md', 'CHANGELOG.md', 'LICENSE', 'sbom.cdx.json', SIGNATURE_FILE,
])

/** Room in a ustar header without its prefix field, which is never used: one form only. */
const MAX_PATH_BYTES = 100
const SEGMENT = /^[A-Za-z0-9_-](?:[A-Za-z0-9._-]*[A-Za-z0-9_-])?$/

/**
 * Says why a path may not be in a package, or undefined where it may.
 *
 * An allow-list of ASCII names: what is not on it cannot be an absolute path, `..`, a hidden file, a Unicode twin
 * (NFC against NFD) or anything else that two file systems read differently.
 */
export function pathProblem(path: string): string | undefined {
  if (ROOT_FILES.has(path)) return undefined
  if (!path.startsWith('ui/')) return 'is not one of the files a package may hold'
  if (path.length > MAX_PATH_BYTES) return `has a path longer than ${MAX_PATH_BYTES} bytes`
  const segments = path.split('/')
  if (segments.every((segment) => SEGMENT.test(segment))) return undefined
  return 'has a path with other characters than A-Z a-z 0-9 . _ -, or an empty, hidden or dotted part'
}

/** Names, for messages, bytes that an attacker chose: no control or direction characters reach a terminal. */
export function printablePath(path: string): string {
  return path.slice(0, MAX_PATH_BYTES).replaceAll(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
