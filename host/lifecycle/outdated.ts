import { gt, prerelease } from 'semver'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { IndexEntry } from '@hardpoint/schemas'
import type { PackageVersion, Requirement, ResolveInput } from '../resolver/mod.ts'
import { attempted, type Attempt } from './_attempt.ts'
import type { AutomaticUpdates } from './_automatic-updates.ts'
import type { Context } from './_context.ts'
import { gather } from './gather.ts'
import { barredVersions } from './_history.ts'
import { installedRequirements } from './_installed-requirements.ts'
import { operatorPolicy } from './_operator-policy.ts'
import type { State } from './_state.ts'
import { withSolver } from './_version-solver.ts'
import type { Actor, AutomaticUpdate, InstalledPlugin, OutdatedPlugin } from './lifecycle.ts'

/** Of all resolutions together. */
const MAX_MS = 5000

/**
 * Installed plugins of which there is something newer, and those whose version was withdrawn or deprecated. Changes nothing.
 *
 * @throws HP_ERR_REGISTRY_UNSET, HP_ERR_RESOLUTION_SIZE, and what the registry client throws
 */
export async function outdated(context: Context, updates: Pick<AutomaticUpdates, 'outlook'>, { tenant }: Pick<Actor, 'tenant'>): Promise<OutdatedPlugin[]> {
  const { state, licensing, engineVersion, config, clock } = context
  const registry = context.registry()
  if (registry === undefined) throw new HardpointError('HP_ERR_REGISTRY_UNSET', {})
  const gathered = await gather(registry, [], { installed: [...state.plugins.values()].map(({ manifest }) => manifest), advisories: state.advisories })
  const { packages, entries, refused } = gathered
  const { policy, overrides } = operatorPolicy(config, clock())
  // As of now: verbs go on meanwhile.
  const installed = [...state.plugins.values()].map(each => each.installed)
  const common = { lock: state.lock, upgrade: installed.map(({ id }) => id), ...overrides === undefined ? {} : { overrides } }
  const { channels } = state
  const stays = installedRequirements(state, { allowDowngrade: false })
  const choices = withoutBarred(packages, state)
  const end = clock() + MAX_MS
  return withSolver(choices, async solve => {
    const attempt = (...asked: Requirement[]): Promise<Attempt> => attempted(solve, {
      ...common, root: [...asked, ...stays], policy: { ...policy, channels, engineVersion, tier: licensing.tierOf(tenant), maxMs: Math.max(1, end - clock()) },
    })
    const together = await attempt()
    const outlook = await updates.outlook(gathered)
    const rows: OutdatedPlugin[] = []
    for (const each of installed) {
      const { id, version } = each
      const newest = newestOf(packages[id] ?? [], { version, isPrerelease: policy.prereleases?.includes(id) ?? false, channel: each.channel })
      const { channel } = packages[id]?.find(choice => choice.version === newest) ?? {}
      const found = { installed: each, newest, channel, listed: entries.get(id)?.find(entry => entry.version === version), unheard: refused.get(id)?.message }
      const wanted = together.versions?.get(id) ?? version
      const { why = [], ...most } = newest === wanted ? { wanted } : await upTo(wanted, above => attempt({ id, range: `>${above}` }), id)
      const automatic = await outlook(id, most.wanted)
      const isBarred = choices[id]?.some(choice => choice.version === newest) === false
      rows.push(...row(found, { ...most, automatic, why: isBarred ? [...why, `the host went back from ${id} ${newest} by itself`] : why }))
    }
    return rows
  })
}

/** An upgrade takes none that the host went back from by itself. */
function withoutBarred(packages: ResolveInput['packages'], { plugins }: State): ResolveInput['packages'] {
  return Object.fromEntries(Object.entries(packages).map(([id, versions]) => {
    const { history, installed } = plugins.get(id) ?? {}
    const barred = history === undefined ? [] : barredVersions(history).filter(version => version !== installed?.version)
    return [id, barred.length === 0 ? versions : versions.filter(({ version }) => !barred.includes(version))]
  }))
}

/** The newest that can be had by itself, and why none above it can: what is taken of all together may be less. */
async function upTo(start: string, above: (version: string) => Promise<Attempt>, id: string): Promise<{ readonly wanted: string; readonly why?: readonly string[] }> {
  let wanted = start
  for (;;) {
    const { versions, why = [] } = await above(wanted)
    const next = versions?.get(id)
    if (next === undefined) return { wanted, why }
    wanted = next
  }
}

interface Standing {
  /** What is installed. */
  readonly version: string
  readonly isPrerelease: boolean
  readonly channel: string | undefined
}

/**
 * What a registry would offer: not what was withdrawn or is in a channel that is not followed, and a prerelease only where the operator takes them, by its
 * channel too, or one is there, or nothing else is.
 */
function newestOf(listed: readonly PackageVersion[], { version, isPrerelease, channel }: Standing): string {
  const versions = listed.filter(each => each.channel === undefined || each.channel === channel)
  const all = isPrerelease || prerelease(version) !== null || versions.every(each => prerelease(each.version) !== null)
  return versions.filter(each => each.yanked === undefined && each.revoked === undefined && (all || each.channel !== undefined || prerelease(each.version) === null))
    .reduce((newest, each) => (gt(each.version, newest) ? each.version : newest), version)
}

interface Found {
  readonly installed: InstalledPlugin
  readonly newest: string
  readonly channel: string | undefined
  readonly listed: IndexEntry | undefined
  readonly unheard: string | undefined
}

interface Prospect extends Pick<OutdatedPlugin, 'wanted' | 'why'> {
  readonly automatic: AutomaticUpdate | undefined
}

function row({ installed: { id, version }, newest, channel, listed, unheard }: Found, { wanted, automatic, why = [] }: Prospect): OutdatedPlugin[] {
  const { yanked, deprecated, replacement } = listed ?? {}
  if (newest === version && yanked === undefined && deprecated === undefined && unheard === undefined) return []
  return [{
    id, installed: version, wanted, newest, ...channel === undefined ? {} : { channel }, ...why.length === 0 ? {} : { why }, ...automatic === undefined ? {} : { automatic },
    ...yanked === undefined ? {} : { yanked }, ...deprecated === undefined ? {} : { deprecated }, ...replacement === undefined ? {} : { replacement }, ...unheard === undefined ? {} : { unheard },
  }]
}
