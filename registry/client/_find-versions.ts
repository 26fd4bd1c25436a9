import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { publisherOf } from '@hardpoint/schemas/package'
import { indexPath, isPluginId, packagePath, parseIndex, targetPath } from '../layout/mod.ts'
import { readTarget, type Namespace } from '../tuf/mod.ts'
import type { Source } from './source.ts'
import type { TrustedMetadata } from './trusted-metadata.ts'

/** Indexes read at the same time. */
const AT_ONCE = 8

interface Site {
  readonly source: Source
  readonly metadata: Pick<TrustedMetadata, 'namespaces'>
  readonly signal: AbortSignal | undefined
}

/** The versions of each plugin that there is; or why its publisher's role was not taken. The roles of all are verified in one go. */
export async function findVersions(ids: readonly string[], { source, metadata, signal }: Site): Promise<Map<string, readonly IndexEntry[] | HardpointError>> {
  const held = await source.paths?.()
  const isHeld = holder(held)
  // Checked before it becomes a path; what is no id cannot be published, so it is simply unknown.
  const wanted = [...new Set(ids)].filter((id) => isPluginId(id) && isHeld(publisherOf(id)))
  signal?.throwIfAborted()
  const roles = await metadata.namespaces([...new Set(wanted.map(publisherOf))])
  const found = new Map<string, readonly IndexEntry[] | HardpointError>()
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    signal?.throwIfAborted()
    const batch = wanted.slice(at, at + AT_ONCE)
    const read = await Promise.all(batch.map((id) => versionsIn(roles.get(publisherOf(id)), id, { source, held })))
    for (const [index, id] of batch.entries()) {
      const versions = read[index] ?? []
      if (HardpointError.is(versions) || versions.length > 0) found.set(id, versions)
    }
  }
  return found
}

async function versionsIn(
  role: Namespace | HardpointError | undefined, id: string, { source, held }: { readonly source: Source; readonly held: ReadonlySet<string> | undefined },
): Promise<readonly IndexEntry[] | HardpointError> {
  if (HardpointError.is(role)) return role
  const name = indexPath(id)
  const target = role?.targets[name]
  if (target === undefined || held?.has(targetPath(name, target.sha256)) === false) return []
  const entries = await parseIndex(await readTarget(name, target, { registry: source.location, read: source.read }), id, source.location)
  return held === undefined ? entries : entries.filter((entry) => held.has(packagePath(entry)))
}

/** A part of a registry leaves out the roles of publishers of whom it has nothing: it says nothing about them, and is not broken. */
function holder(held: ReadonlySet<string> | undefined): (publisher: string) => boolean {
  if (held === undefined) return () => true
  const publishers = new Set([...held].flatMap((path) => /^metadata\/\d+\.namespace\.([^/]+)\.json$/.exec(path)?.[1] ?? []))
  return (publisher) => publishers.has(publisher)
}
