import { satisfies, validRange } from 'semver'
import type { HostConfig } from '@hardpoint/schemas'
import type { ResolveInput, ResolvePolicy } from '../resolver/mod.ts'
import { own } from './_capability-changes.ts'

const HOUR_MS = 3_600_000

/** What config.json says about versions, as the resolver takes it. */
export function operatorPolicy({ policy = {} }: HostConfig, now: number): { readonly policy: ResolvePolicy } & Pick<ResolveInput, 'overrides'> {
  const { minimumAgeHours = 0, blocked = [], pinned, allowedPublishers, overrides, prereleases = [] } = policy
  return {
    policy: {
      blocked: blockedRanges(blocked), prereleases,
      ...minimumAgeHours === 0 ? {} : { minimumAgeMs: minimumAgeHours * HOUR_MS, now: new Date(now).toISOString() },
      ...pinned === undefined ? {} : { pinned },
      ...allowedPublishers === undefined ? {} : { allowedPublishers },
    },
    ...overrides === undefined ? {} : { overrides },
  }
}

interface Version {
  readonly id: string
  readonly version: string
  /** Of one that would be put in force again: who is not allowed any more gets nothing new, and keeps what is installed. */
  readonly publisher?: string
  /** Followed besides latest: its prereleases are in ranges. */
  readonly channel?: string
}

/** What the policy has against a version, for what is chosen without the resolver. */
export function policyProblem(config: HostConfig, version: Version): { readonly range: string; readonly problem: string } | undefined {
  const blocked = blockedRange(config, version)
  if (blocked !== undefined) return { range: blocked, problem: `policy.blocked names ${blocked}` }
  const held = heldRange(config, version)
  if (held !== undefined) return { range: held, problem: `policy.pinned holds it to ${held}` }
  const { allowedPublishers } = config.policy ?? {}
  if (allowedPublishers === undefined || version.publisher === undefined || allowedPublishers.includes(version.publisher)) return undefined
  return { range: '*', problem: `policy.allowedPublishers does not name ${version.publisher}` }
}

/**
 * The same, without what it says of these plugins' versions, and with what is installed besides in each range of an override: resolutions that ask for
 * nothing new have an answer then, whatever the policy is against.
 */
export function lenientPolicy<Config extends Pick<HostConfig, 'policy'>>(config: Config, plugins: ReadonlySet<string>, installed: Readonly<Record<string, string>>): Config {
  const { policy } = config
  if (policy === undefined) return config
  const { blocked = [], pinned = {}, overrides = {} } = policy
  const left = Object.fromEntries(Object.entries(pinned).filter(([id]) => !plugins.has(id)))
  const wider = Object.fromEntries(Object.entries(overrides).map(([id, range = '*']) => [id, rangeWith(range, own(installed, id))]))
  return { ...config, policy: { ...policy, blocked: blocked.filter(entry => !plugins.has(entry.split('@')[0] ?? '')), pinned: left, overrides: wider } }
}

function rangeWith(range: string, version: string | undefined): string {
  if (version === undefined) return range
  return validRange(range) === null ? version : `${range} || ${version}`
}

/** What an override has against a version of a plugin that another one needs, in a clause. */
export function overrideProblem({ policy: { overrides = {}, prereleases = [] } = {} }: Pick<HostConfig, 'policy'>, { id, version, channel }: Version): string | undefined {
  const range = own(overrides, id)
  if (range === undefined || satisfies(version, range, { includePrerelease: channel !== undefined || prereleases.includes(id) })) return undefined
  return `policy.overrides holds it to ${range}`
}

/** The range that the plugin is held to, where the version is outside. */
function heldRange({ policy: { pinned = {}, prereleases = [] } = {} }: HostConfig, { id, version, channel }: Version): string | undefined {
  const range = Object.hasOwn(pinned, id) ? pinned[id] : undefined
  return range === undefined || satisfies(version, range, { includePrerelease: channel !== undefined || prereleases.includes(id) }) ? undefined : range
}

/** The range of the block list in which a version is. */
function blockedRange({ policy = {} }: HostConfig, { id, version }: Version): string | undefined {
  const range = blockedRanges(policy.blocked ?? [])[id]
  if (range === undefined) return undefined
  return validRange(range) === null || satisfies(version, range, { includePrerelease: true }) ? range : undefined
}

/** `acme.mail` is all of it. Where one of several ranges is none, all of it is blocked: what was to be kept out must not come in by a slip. */
function blockedRanges(entries: readonly string[]): Record<string, string> {
  const ranges: Record<string, string> = {}
  for (const entry of entries) {
    const [id = '', range = '*'] = entry.split('@')
    ranges[id] = ranges[id] === undefined ? range : `${ranges[id]} || ${range}`
  }
  return ranges
}
