import { HardpointError } from '@hardpoint/schemas/errors'

/**
 * Checks a URL against the hosts of a grant, as http.fetch does before it connects: parsed, never matched as text, label by label.
 * `*.example.com` is exactly one label in place of the star; without a scheme only https is meant.
 *
 * @throws HP_ERR_FETCH_URL, HP_ERR_GRANT_SCOPE
 */
export function assertInScope(url: string, { plugin, hosts }: { readonly plugin: string; readonly hosts: readonly string[] }): void {
  const parsed = URL.parse(url)
  const problem = urlProblem(parsed)
  if (parsed === null || problem !== undefined) throw new HardpointError('HP_ERR_FETCH_URL', { url: url.slice(0, 200), problem: problem ?? 'it is not a URL' })
  if (!hosts.some((pattern) => matches(parsed, pattern))) throw new HardpointError('HP_ERR_GRANT_SCOPE', { plugin, method: 'http.fetch', value: parsed.host, allowed: hosts })
}

function urlProblem(url: URL | null): string | undefined {
  if (url === null) return 'it is not an absolute URL'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `its scheme is ${url.protocol}`
  return url.username !== '' || url.password !== '' ? 'it has credentials' : undefined
}

function matches(url: URL, pattern: string): boolean {
  const scheme = pattern.startsWith('http://') ? 'http:' : 'https:'
  if (url.protocol !== scheme) return false
  const wildcard = pattern.includes('*.')
  const wanted = new URL(`${scheme}//${pattern.replace('http://', '').replace('*.', '')}`)
  if (wanted.port !== url.port) return false
  return wildcard ? url.hostname.slice(url.hostname.indexOf('.') + 1) === wanted.hostname && url.hostname.includes('.') : url.hostname === wanted.hostname
}
