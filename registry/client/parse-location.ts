import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HardpointError } from '@hardpoint/schemas/errors'
import { printable } from '../layout/mod.ts'

/** An http(s) URL that ends in a slash, an absolute directory, or the absolute path of a bundle. */
export type Location = { readonly url: URL } | { readonly directory: string } | { readonly bundle: string }

/** What tells a bundle from a directory, before either is looked at. */
const BUNDLE = /\.hpb$/i

/**
 * Reads a registry's address: an http(s) URL, a file: URL, a directory or a bundle (`*.hpb`).
 *
 * @throws HP_ERR_REGISTRY_LOCATION
 */
export function parseLocation(location: string): Location {
  const url = URL.canParse(location) ? new URL(location) : undefined
  // A lone drive letter (`c:\registry`) parses as a scheme.
  if (url === undefined || /^[a-z]:$/i.test(url.protocol)) return onDisk(directoryOf(location))
  if (url.protocol === 'file:') return onDisk(fromFileUrl(url))
  if (url.protocol !== 'https:' && url.protocol !== 'http:') throw refused(location, `${url.protocol} is not http:, https: or file:`)
  // Locations are shown in errors and stored in config.json: no place for a password.
  if (url.username !== '' || url.password !== '') throw refused('(not shown)', 'it holds a user name or password')
  if (url.search !== '' || url.hash !== '') throw refused(location, 'it has a query or fragment')
  if (!url.pathname.endsWith('/')) url.pathname += '/'
  return { url }
}

function onDisk(path: string): Location {
  return BUNDLE.test(path) ? { bundle: path } : { directory: path }
}

function directoryOf(location: string): string {
  if (location === '' || location.includes('\0')) throw refused(location, 'it is neither a URL nor a directory')
  return resolve(location)
}

function fromFileUrl(url: URL): string {
  try {
    return fileURLToPath(url)
  } catch (cause) {
    throw refused(url.href, 'it does not name a directory of this machine', cause)
  }
}

function refused(location: string, problem: string, cause?: unknown): HardpointError {
  return new HardpointError('HP_ERR_REGISTRY_LOCATION', { location: printable(location), problem: printable(problem) }, { cause })
}
