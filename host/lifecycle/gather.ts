import type { IndexEntry, Manifest } from '@hardpoint/schemas'
import type { RegistryClient, RegistryState } from '@hardpoint/registry/client'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { PackageVersion } from '../resolver/mod.ts'
import type { KnownAdvisories } from './_known-advisories.ts'

const MAX_PLUGINS = 2000

/** For all that is asked, in ms: each read has a time of its own, and there are thousands. */
const DEADLINE_MS = 60_000

/** The versions that a resolution can choose from. */
export interface Gathered {
  readonly packages: Readonly<Record<string, readonly PackageVersion[]>>
  /** As the registry lists them. */
  readonly entries: ReadonlyMap<string, readonly IndexEntry[]>
  /** Plugins whose publisher's role was refused, and why: nothing that is listed of them counts, and what is installed stays. */
  readonly refused: ReadonlyMap<string, HardpointError>
  /** The state that all of it is from; undefined where nothing had to be asked. */
  readonly registry: RegistryState | undefined
}

interface Host {
  readonly installed: readonly Manifest[]
  readonly advisories: Pick<KnownAdvisories, 'revoking'>
  /** Ends it where it was aborted: after a minute where none is given. */
  readonly signal?: AbortSignal
}

/**
 * Asks the registry for the plugins named, what is installed, and everything any of their versions depends on.
 *
 * The installed version stands before the registry's of the same number: a registry cannot change what is installed by
 * listing other bytes, or other dependencies, under a version that is here. That it was withdrawn, it can say.
 *
 * Versions that an advisory stops are never chosen. What is installed of them stays until something is done about it: it does not run, and must not keep
 * everything else from being installed or upgraded. No more must a publisher who let its role run out.
 *
 * @param named must exist; others that do not are left out, and the resolver says who needs them
 * @throws HP_ERR_PLUGIN_UNKNOWN, HP_ERR_RESOLUTION_SIZE, HP_ERR_RESOLUTION_TIME, what RegistryClient.versions throws
 */
export async function gather(
  registry: Pick<RegistryClient, 'refresh' | 'find' | 'versions'>, named: readonly string[], { installed, advisories, signal = AbortSignal.timeout(DEADLINE_MS) }: Host,
): Promise<Gathered> {
  const present = new Map(installed.map(manifest => [manifest.id, manifest]))
  const entries = new Map<string, readonly IndexEntry[]>()
  const packages = new Map<string, readonly PackageVersion[]>()
  const refused = new Map<string, HardpointError>()
  const todo = new Set([...named, ...present.keys()])
  // What was published a moment ago is seen.
  const state = todo.size > 0 ? await registry.refresh() : undefined
  for (let level = [...todo]; level.length > 0; level = [...todo].filter(id => !packages.has(id))) {
    // Index entries name each other freely: a hostile publisher's must not make the host fetch for ever.
    if (packages.size + level.length > MAX_PLUGINS) throw new HardpointError('HP_ERR_RESOLUTION_SIZE', { plugins: named, limit: MAX_PLUGINS })
    const found = await inTime(() => registry.find(level, signal), { signal, named, known: packages.size })
    for (const id of level) {
      const listed = await listedOf(registry, id, { found: found.get(id), isNamed: named.includes(id), refused })
      const own = present.get(id)
      const offered = listed.map(entry => own?.version === entry.version ? entry : withRevocation(entry, advisories))
      const versions: PackageVersion[] = [...own === undefined ? [] : [withStanding(own, listed)], ...offered]
      entries.set(id, listed)
      packages.set(id, versions)
      for (const version of versions) for (const other of Object.keys(version.dependencies ?? {})) todo.add(other)
    }
  }
  return { packages: Object.fromEntries([...packages].filter(([, versions]) => versions.length > 0)), entries, refused, registry: state }
}

interface Answer {
  readonly found: readonly IndexEntry[] | HardpointError | undefined
  readonly isNamed: boolean
  /** Is told. */
  readonly refused: Map<string, HardpointError>
}

async function listedOf(registry: Pick<RegistryClient, 'versions'>, id: string, { found, isNamed, refused }: Answer): Promise<readonly IndexEntry[]> {
  // Asked for once more, for the error: what is like it is looked up only where somebody is to read it.
  if (found === undefined) return isNamed ? registry.versions(id) : []
  if (!HardpointError.is(found)) return found
  if (isNamed) throw found
  refused.set(id, found)
  return []
}

async function inTime<T>(work: () => Promise<T>, { signal, named, known }: { readonly signal: AbortSignal; readonly named: readonly string[]; readonly known: number }): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!signal.aborted || error !== signal.reason) throw error
    throw new HardpointError('HP_ERR_RESOLUTION_TIME', { plugins: named, known, seconds: DEADLINE_MS / 1000 }, { cause: error })
  }
}

/** What a registry may say of a version that is installed: all of it only ever takes away. */
function withStanding(manifest: Manifest, listed: readonly IndexEntry[]): PackageVersion {
  const { yanked, publishedAt, channel, promotedAt } = listed.find(({ version }) => version === manifest.version) ?? {}
  return {
    ...manifest,
    ...yanked === undefined ? {} : { yanked }, ...publishedAt === undefined ? {} : { publishedAt },
    ...channel === undefined ? {} : { channel }, ...promotedAt === undefined ? {} : { promotedAt },
  }
}

function withRevocation(entry: IndexEntry, advisories: Pick<KnownAdvisories, 'revoking'>): PackageVersion {
  const advisory = advisories.revoking(entry)
  return advisory === undefined ? entry : { ...entry, revoked: `${advisory.id}: ${advisory.title}` }
}
