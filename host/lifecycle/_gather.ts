import type { IndexEntry, Manifest } from '@hardpoint/schemas'
import type { RegistryClient, RegistryState } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { PackageVersion } from '../resolver/mod.ts'
import type { KnownAdvisories } from './_known-advisories.ts'

const MAX_PLUGINS = 2000
const AT_ONCE = 8

/** The versions that a resolution can choose from. */
export interface Gathered {
  readonly packages: Readonly<Record<string, readonly PackageVersion[]>>
  /** As the registry lists them. */
  readonly entries: ReadonlyMap<string, readonly IndexEntry[]>
  /** The state that all of it is from; undefined where nothing had to be asked. */
  readonly registry: RegistryState | undefined
}

interface Host {
  readonly installed: readonly Manifest[]
  readonly advisories: KnownAdvisories
}

/**
 * Asks the registry for the plugins named, what is installed, and everything any of their versions depends on.
 *
 * The installed version stands before the registry's of the same number: a registry cannot change what is installed by
 * listing other bytes, or other dependencies, under a version that is here. That it was withdrawn, it can say.
 *
 * Versions that an advisory stops are never chosen. What is installed of them stays until something is done about it: it does not run, and must not keep
 * everything else from being installed or upgraded.
 *
 * @param named must exist; others that do not are left out, and the resolver says who needs them
 * @throws HP_ERR_PLUGIN_UNKNOWN, HP_ERR_RESOLUTION_SIZE, what RegistryClient.versions throws
 */
export async function gather(registry: RegistryClient, named: readonly string[], { installed, advisories }: Host): Promise<Gathered> {
  const present = new Map(installed.map(manifest => [manifest.id, manifest]))
  const entries = new Map<string, readonly IndexEntry[]>()
  const packages = new Map<string, readonly PackageVersion[]>()
  const todo = new Set([...named, ...present.keys()])
  // What was published a moment ago is seen, and the whole plan sees one state.
  const state = todo.size > 0 ? await registry.refresh() : undefined
  for (let batch = next(todo, packages); batch.length > 0; batch = next(todo, packages)) {
    // Index entries name each other freely: a hostile publisher's must not make the host fetch for ever.
    if (packages.size + batch.length > MAX_PLUGINS) throw new HardpointError('HP_ERR_RESOLUTION_SIZE', { plugins: named, limit: MAX_PLUGINS })
    const found = await Promise.all(batch.map(id => versionsOf(registry, id, named)))
    for (const [index, id] of batch.entries()) {
      const listed = found[index]
      const own = present.get(id)
      const offered = (listed ?? []).map(entry => own?.version === entry.version ? entry : withRevocation(entry, advisories))
      const versions: PackageVersion[] = [...own === undefined ? [] : [withStanding(own, listed)], ...offered]
      entries.set(id, listed ?? [])
      packages.set(id, versions)
      for (const version of versions) for (const other of Object.keys(version.dependencies ?? {})) todo.add(other)
    }
  }
  return { packages: Object.fromEntries([...packages].filter(([, versions]) => versions.length > 0)), entries, registry: state }
}

/** What a registry may say of a version that is installed: all of it only ever takes away. */
function withStanding(manifest: Manifest, listed: readonly PackageVersion[] = []): PackageVersion {
  const { yanked, revoked, publishedAt, channel, promotedAt } = listed.find(({ version }) => version === manifest.version) ?? {}
  return {
    ...manifest,
    ...yanked === undefined ? {} : { yanked }, ...revoked === undefined ? {} : { revoked }, ...publishedAt === undefined ? {} : { publishedAt },
    ...channel === undefined ? {} : { channel }, ...promotedAt === undefined ? {} : { promotedAt },
  }
}

function withRevocation(entry: IndexEntry, advisories: KnownAdvisories): PackageVersion {
  const advisory = advisories.revoking(entry)
  return advisory === undefined ? entry : { ...entry, revoked: `${advisory.id}: ${advisory.title}` }
}

function next(todo: ReadonlySet<string>, done: ReadonlyMap<string, unknown>): string[] {
  const batch: string[] = []
  for (const id of todo) {
    if (batch.length === AT_ONCE) break
    if (!done.has(id)) batch.push(id)
  }
  return batch
}

async function versionsOf(registry: RegistryClient, id: string, named: readonly string[]): Promise<IndexEntry[] | undefined> {
  try {
    return await registry.versions(id)
  } catch (error) {
    if (HardpointError.is(error, 'HP_ERR_PLUGIN_UNKNOWN') && !named.includes(id)) return undefined
    throw error
  }
}
