import entry from '@hardpoint/schemas/documents/index-entry.schema.json' with { type: 'json' }
import manifest from '@hardpoint/schemas/documents/manifest.schema.json' with { type: 'json' }
import publisher from '@hardpoint/schemas/documents/publisher.schema.json' with { type: 'json' }

// The patterns stand in the schemas alone. Every name that becomes a part of a path or URL passes one of them,
// so that no id, from an index or from a person, can be '../..', absolute, or name another origin.
const isId = matcher(manifest.$defs.PluginId)
const isRelease = matcher(manifest.$defs.Version)
const isNamedChannel = matcher(entry.$defs.Channel)
const isOwner = matcher(publisher.properties.id)

/** True for `publisher.name`. */
export function isPluginId(text: string): boolean {
  return isId(text)
}

/** True for a semantic version without build metadata. */
export function isVersion(text: string): boolean {
  return isRelease(text)
}

/** True for the part of a plugin id before its dot. */
export function isPublisherId(text: string): boolean {
  return isOwner(text)
}

/** The channel of every version of which nothing else is said. */
export const LATEST = 'latest'

/** True for `latest`, and for a name that a channel may have: one that semver does not read as a range. */
export function isChannel(text: string): boolean {
  return text === LATEST || isNamedChannel(text)
}

function matcher({ pattern, maxLength }: { readonly pattern: string; readonly maxLength: number }): (text: string) => boolean {
  const expression = new RegExp(pattern, 'u')
  return (text) => text.length <= maxLength && expression.test(text)
}
