import { createHash } from 'node:crypto'
import type { IndexEntry } from '@hardpoint/schemas'
import { corrupt } from '../layout/mod.ts'
import { post, type PostOptions } from './_post.ts'

/**
 * Sends a signed package to a registry's server.
 *
 * Safe to repeat: the same bytes again answer the same.
 *
 * @param location an https URL, or http on this machine
 * @throws HP_ERR_REGISTRY_LOCATION, HP_ERR_REGISTRY_UNREACHABLE, HP_ERR_REGISTRY_CORRUPT, and whatever the server refuses with:
 *   HP_ERR_UNAUTHENTICATED, HP_ERR_PUBLISH_DENIED, HP_ERR_PUBLISH_EXISTS, HP_ERR_PACKAGE_*
 */
export async function publishPackage(location: string, bytes: Uint8Array, token: string, options: PostOptions = {}): Promise<IndexEntry> {
  const entry = await post({ location, path: 'api/publish', type: 'application/octet-stream', body: bytes, token }, options)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  if (entry.sha256 !== sha256) throw corrupt({ registry: location, what: 'api/publish' }, 'it published other bytes')
  return entry
}
