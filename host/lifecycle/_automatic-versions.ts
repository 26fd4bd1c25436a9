import { gt, satisfies } from 'semver'
import { LATEST } from '@hardpoint/registry/client'
import type { HostConfig, IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { DEFAULT_TENANT } from '../identity/principal.ts'
import type { ResolveInput } from '../resolver/mod.ts'
import { own } from './_capability-changes.ts'
import { chooseVersions } from './_choose-versions.ts'
import type { Context } from './_context.ts'
import type { Gathered } from './gather.ts'
import { isInShare } from './_in-share.ts'
import { lenientPolicy, overrideProblem, policyProblem } from './_operator-policy.ts'
import type { History } from './_records.ts'
import type { LoadedPlugin } from './_state.ts'
import { upgradeSpecs } from './_upgrade-specs.ts'

const HOUR_MS = 3_600_000

/** Where config.json says nothing else: most stolen accounts are found out within that. */
const MINIMUM_AGE_HOURS = 72

/** Of a resolution that nobody waits for. */
const NO_ANSWER = ['HP_ERR_RESOLUTION', 'HP_ERR_RESOLUTION_BUDGET', 'HP_ERR_TIER', 'HP_ERR_VERSION_UNKNOWN', 'HP_ERR_DOWNGRADE'] as const

/** What an automatic update is chosen from. */
export interface Site {
  readonly context: Context
  readonly updates: NonNullable<HostConfig['updates']>
  readonly gathered: Gathered
  /** This host's id in shares. */
  readonly host: string
  /** Plugins in quarantine, or that pause after a crash. */
  readonly held: ReadonlySet<string>
}

/** What keeps a host from taking a version by itself. */
export interface Obstacle {
  /** A clause. */
  readonly what: string
  /** ISO 8601: when it is over, where that is known. */
  readonly until?: string
  /** A person would take it. */
  readonly isDecision?: true
}

/** Why a plugin is to be updated by itself, in a clause; undefined where it is not. */
export function reasonFor(site: Site, loaded: LoadedPlugin): string | undefined {
  const { id, version } = loaded.installed
  if (isFrozen(site, loaded)) return undefined
  const warning = warningOf(site, { id, version })
  if (warning !== undefined) return warning
  const { yanked, yankKind } = site.gathered.entries.get(id)?.find(entry => entry.version === version) ?? {}
  if (yanked !== undefined && yankKind === 'security') return `its publisher withdrew ${version} for security`
  return site.updates.automatic === 'all' ? 'there is a newer version' : undefined
}

/** What an admin holds or switched off, and what does not run as it should, is theirs alone to move. */
export function isFrozen({ held }: Pick<Site, 'held'>, { installed: { id, pinned, enabled }, active, refusal }: LoadedPlugin): boolean {
  return pinned !== undefined || !enabled || held.has(id) || (active ?? refusal) === undefined
}

/** What the policy says against a version of what is installed, in a clause. What is in force stays so: only nothing new of that kind comes. */
export function policyAgainst({ state, config }: Pick<Context, 'state' | 'config'>, { id, version }: Pick<IndexEntry, 'id' | 'version'>): string | undefined {
  const channel = state.channels[id]
  const one = { id, version, ...channel === undefined || channel === LATEST ? {} : { channel } }
  return policyProblem(config, one)?.problem ?? (isNeeded(state, id) ? overrideProblem(config, one) : undefined)
}

/** An override is about what others need: where nobody does, it says nothing. */
function isNeeded({ plugins }: Context['state'], id: string): boolean {
  return [...plugins.values()].some(({ manifest: { dependencies = {}, optionalDependencies = {} } }) => own(dependencies, id) !== undefined || own(optionalDependencies, id) !== undefined)
}

/** What an admin has accepted warns nobody any more. */
export function warningOf({ context: { state: { advisories } } }: Site, version: Pick<IndexEntry, 'id' | 'version'>): string | undefined {
  const found = advisories.of(version).find(advisory => advisories.acceptanceOf(advisory) === undefined)
  return found === undefined ? undefined : `${found.id} warns of ${version.version}`
}

/** What stands between a version and this host taking it by itself; undefined where nothing does. */
export function obstacleTo(site: Site, entry: IndexEntry): Obstacle | undefined {
  const { context, updates, host } = site
  const { state, clock } = context
  const { id: plugin, version, rollout, publishedAt, promotedAt = publishedAt } = entry
  const loaded = state.plugins.get(plugin)
  const installed = loaded?.installed.version
  if (loaded !== undefined && leftVersions(loaded.history).includes(version)) return { what: `this host went back from ${version}`, isDecision: true }
  // Of such a plugin the resolution is not told what the policy says: see automaticChanges.
  const against = loaded === undefined || policyAgainst(context, loaded.installed) === undefined ? undefined : policyAgainst(context, entry)
  if (against !== undefined) return { what: against, isDecision: true }
  // A major version breaks what works with the one before: its publisher says so.
  if (installed !== undefined && !satisfies(version, `^${installed}`, { includePrerelease: true })) return { what: `${version} may break what works with ${installed}`, isDecision: true }
  const warning = warningOf(site, entry)
  if (warning !== undefined) return { what: warning, isDecision: true }
  // Named by who signs advisories, with another key than the publisher's: what is known of the one outweighs what is not of the other.
  if (loaded !== undefined && state.advisories.of(loaded.installed).some(each => each.fixed === version && state.advisories.acceptanceOf(each) === undefined)) return undefined
  // As with the policy's minimum age: what lay in a channel that nobody looks at is as new as what is published now.
  const usable = Math.max(Date.parse(publishedAt), Date.parse(promotedAt)) + (updates.minimumAgeHours ?? MINIMUM_AGE_HOURS) * HOUR_MS
  // What is no time is never over.
  if (!(usable <= clock())) return { what: 'this host waits before it takes a version', ...Number.isNaN(usable) ? {} : { until: new Date(usable).toISOString() } }
  if (rollout !== undefined && !isInShare({ host, plugin, version }, rollout)) return { what: `it goes to ${rollout} % of hosts so far, and this one is not among them` }
  return undefined
}

/** Versions that were in force and gave way to an earlier one, by the host or an admin: they come back by a person's hand alone. */
function leftVersions({ changes }: History): string[] {
  return changes.flatMap(({ what, from, to }) => (what === 'rolled-back' || gt(from, to) ? [from] : []))
}

/** The versions that may come by themselves, with those that are installed. */
export function automaticPackages(site: Site): ResolveInput['packages'] {
  const { context: { state }, gathered: { packages, entries } } = site
  return Object.fromEntries(Object.entries(packages).map(([id, versions]) => {
    const loaded = state.plugins.get(id)
    const frozen = loaded !== undefined && isFrozen(site, loaded)
    const usable = new Set(frozen ? [] : (entries.get(id) ?? []).filter(entry => obstacleTo(site, entry) === undefined).map(({ version }) => version))
    return [id, versions.filter(({ version }) => version === loaded?.installed.version || usable.has(version))]
  }))
}

/** What would become of the plugin, and of what must move with it: plugin id to version, of what changes. Empty: nothing comes by itself. */
export async function automaticChanges(site: Site, packages: ResolveInput['packages'], plugin: string): Promise<ReadonlyMap<string, string>> {
  const { context: { state: { lock } } } = site
  if ((packages[plugin] ?? []).every(({ version }) => version === lock[plugin])) return new Map()
  const chosen = await chosenOf(site, packages, [plugin])
  // `hardpoint outdated` says why.
  if (HardpointError.is(chosen)) return new Map()
  const changed = [...chosen].filter(([id, version]) => lock[id] !== version)
  return new Map(changed.some(([id]) => id === plugin) ? changed : [])
}

/** Why what is installed has no place in any resolution, so that nothing comes by itself; undefined where it has. */
export async function misfitOf(site: Site): Promise<HardpointError | undefined> {
  const { context: { state: { lock } }, gathered: { packages } } = site
  const asItIs = Object.fromEntries(Object.entries(packages).map(([id, versions]) => [id, versions.filter(({ version }) => version === lock[id])]))
  const chosen = await chosenOf(site, asItIs, [])
  return HardpointError.is(chosen) ? chosen : undefined
}

async function chosenOf({ context, gathered }: Site, packages: ResolveInput['packages'], plugins: readonly string[]): Promise<ReadonlyMap<string, string> | HardpointError> {
  const { state, config } = context
  try {
    const specs = plugins.length === 0 ? [] : upgradeSpecs(state, plugins.map(id => ({ id, range: undefined })))
    // What a policy is against where it is in force would have no place in any resolution, and nothing else would come by itself any more.
    const against = new Set([...state.plugins.values()].flatMap(({ installed }) => (policyAgainst(context, installed) === undefined ? [] : [installed.id])))
    const lenient = { ...context, config: lenientPolicy(config, against, state.lock) }
    return await chooseVersions(lenient, { ...gathered, packages }, { specs, tenant: DEFAULT_TENANT, allowDowngrade: false, upgrade: true })
  } catch (error) {
    if (HardpointError.is(error) && NO_ANSWER.some(code => code === error.code)) return error
    throw error
  }
}
