import { gt, prerelease, satisfies } from 'semver'
import { HardpointError } from '@hardpoint/schemas/errors'
import { LATEST } from '@hardpoint/registry/client'
import { covers } from '../licensing/tiers.ts'
import type { PackageVersion, Requirement, ResolveInput, ResolvePolicy } from '../resolver/mod.ts'
import { anyOr } from './_any-or.ts'
import type { Context } from './_context.ts'
import type { Gathered } from './gather.ts'
import { installedRequirements } from './_installed-requirements.ts'
import { operatorPolicy } from './_operator-policy.ts'
import type { State } from './_state.ts'
import { withSolver, type Solve, type SolverInput } from './_version-solver.ts'
import type { PluginSpec } from './plugin-spec.ts'

export interface ChooseOptions {
  readonly specs: readonly PluginSpec[]
  readonly tenant: string
  readonly allowDowngrade: boolean
  /** What is named was not asked for anew: it may stay as it is, also where the license does not cover it any more. */
  readonly upgrade?: boolean
}

/**
 * Plugin id to version for the whole host, dependencies first.
 *
 * What is named takes the newest version its range allows; everything else stays where it may.
 *
 * @throws HP_ERR_CHANNEL_UNKNOWN, HP_ERR_VERSION_UNKNOWN, HP_ERR_TIER, HP_ERR_RESOLUTION, HP_ERR_RESOLUTION_BUDGET, HP_ERR_DOWNGRADE
 */
export async function chooseVersions(context: Context, { packages }: Gathered, options: ChooseOptions): Promise<ReadonlyMap<string, string>> {
  const { state, licensing, engineVersion, config, clock } = context
  const { policy, overrides } = operatorPolicy(config, clock())
  const channels = followedChannels(state, options.specs)
  for (const spec of options.specs) {
    checkChannel(packages, spec, state)
    checkExists(packages, spec, { ...policy, channels })
  }
  const named = new Set(options.specs.map(({ id }) => id))
  const tier = licensing.tierOf(options.tenant)
  // What is named is excused from the policy where it is installed, as all the rest; but to ask for what the license does not cover is refused.
  const isLeft = (id: string) => options.allowDowngrade && options.specs.some(spec => spec.id === id && spec.channel !== undefined)
  const isExcused = (id: string) => !isLeft(id) && (!named.has(id) || options.upgrade === true || covers(tier, state.plugins.get(id)?.manifest.tier ?? 'free'))
  const lock = Object.fromEntries(Object.entries(state.lock).filter(([id]) => isExcused(id)))
  const input = { lock, upgrade: [...named], root: requirements(state, named, options), ...overrides === undefined ? {} : { overrides } }
  const versions = await withSolver(packages, solve => resolveWithin(context, { ...input, policy: { ...policy, channels, engineVersion, tier } }, { ...options, solve, packages }))
  for (const [id, version] of versions) {
    const installed = state.plugins.get(id)?.installed.version
    if (installed !== undefined && gt(installed, version) && !options.allowDowngrade) {
      throw new HardpointError('HP_ERR_DOWNGRADE', { plugin: id, installed, version })
    }
  }
  return versions
}

function requirements(state: State, named: ReadonlySet<string>, { specs, allowDowngrade }: ChooseOptions): Requirement[] {
  return [
    // Who goes to another channel, and may go back, takes what is newest there; else what is installed stays until something newer is there.
    ...specs.map(({ id, range, channel }) => ({ id, range: range ?? (channel !== undefined && allowDowngrade ? '*' : anyOr(state.lock[id])) })),
    ...installedRequirements(state, { allowDowngrade }).filter(({ id, pinnedBy }) => !named.has(id) || pinnedBy !== undefined),
  ]
}

/** Plugin id to the channel that is followed besides latest: as before, but for what is asked. */
export function followedChannels(state: State, specs: readonly PluginSpec[]): Record<string, string> {
  const channels = new Map([...Object.entries(state.channels), ...specs.flatMap(({ id, channel }) => (channel === undefined ? [] : [[id, channel] as const]))])
  return Object.fromEntries([...channels].filter(([, channel]) => channel !== LATEST))
}

/** A name that is mistyped would be followed for ever. One that is followed already may be empty for a while: all that was in it was promoted. */
function checkChannel(packages: ResolveInput['packages'], { id, channel = LATEST }: PluginSpec, { channels }: State): void {
  const known = [...new Set((packages[id] ?? []).map(each => each.channel ?? LATEST))]
  if (channel === LATEST || known.length === 0 || known.includes(channel) || channels[id] === channel) return
  throw new HardpointError('HP_ERR_CHANNEL_UNKNOWN', { plugin: id, channel, channels: known })
}

/**
 * By the resolver's rule: a range takes prereleases that it does not name where the operator says so, or in a channel that is followed, or there is nothing else.
 *
 * What only other channels would have is not refused here: the resolver says so.
 */
function checkExists(packages: ResolveInput['packages'], { id, range = '*' }: PluginSpec, { prereleases = [], channels = {} }: ResolvePolicy): void {
  const versions = packages[id] ?? []
  if (versions.length === 0) return
  const followed = versions.filter(({ channel }) => channel === undefined || channel === channels[id])
  const includePrerelease = prereleases.includes(id) || followed.every(({ version }) => prerelease(version) !== null)
  const mayBe = (each: PackageVersion) => satisfies(each.version, range, { includePrerelease: includePrerelease || each.channel !== undefined })
  if (!versions.some(mayBe)) throw new HardpointError('HP_ERR_VERSION_UNKNOWN', { plugin: id, range, versions: versions.slice(-20).map(({ version }) => version) })
}

interface Solving extends Pick<ChooseOptions, 'specs' | 'tenant'>, Pick<ResolveInput, 'packages'> {
  readonly solve: Solve
}

async function resolveWithin(context: Context, input: SolverInput, solving: Solving): Promise<ReadonlyMap<string, string>> {
  try {
    return await solving.solve(input)
  } catch (error) {
    if (!HardpointError.is(error, 'HP_ERR_RESOLUTION') || !(error.details['causes'] as readonly string[]).includes('tier')) throw error
    throw await tierError(context, input, solving) ?? error
  }
}

/** Where the tier alone stands in the way: the first plugin that needs a higher one. */
async function tierError({ licensing }: Context, input: SolverInput, { solve, packages, specs, tenant }: Solving): Promise<HardpointError | undefined> {
  const { tier, ...policy } = input.policy ?? {}
  if (tier === undefined) return undefined
  let wanted: ReadonlyMap<string, string>
  try {
    wanted = await solve({ ...input, policy })
  } catch {
    return undefined
  }
  const { reason } = licensing.status(tenant)
  const beyond = [...wanted].flatMap(([id, version]) => {
    const needs = packages[id]?.find(entry => entry.version === version)?.tier ?? 'free'
    return !covers(tier, needs) && input.lock?.[id] !== version ? [{ id, version, needs }] : []
  })
  const first = beyond.find(({ id }) => specs.some(spec => spec.id === id)) ?? beyond[0]
  if (first === undefined) return undefined
  const { id: plugin, version, needs } = first
  return new HardpointError('HP_ERR_TIER', { subject: `${plugin} ${version}`, plugin, version, needs, tier, reason: reason.replace(/\.$/, '') })
}
