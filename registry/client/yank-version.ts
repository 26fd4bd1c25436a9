import type { IndexEntry } from '@hardpoint/schemas'
import { post, type PostOptions } from './_post.ts'

/** Which version is not to be chosen anew, and why, in words for the people who run it. */
export interface Yank {
  readonly id: string
  readonly version: string
  readonly reason: string
}

/**
 * Marks a version so that no resolver chooses it anew. Its package stays, for those who run it.
 *
 * @param location an https URL, or http on this machine
 * @throws as `publishPackage`, and HP_ERR_PLUGIN_UNKNOWN, HP_ERR_VERSION_UNKNOWN
 */
export function yankVersion(location: string, yank: Yank, token: string, options: PostOptions = {}): Promise<IndexEntry> {
  return post({ location, path: 'api/yank', type: 'application/json', body: JSON.stringify(yank), token }, options)
}
