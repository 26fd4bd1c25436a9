import type { Tier } from '@hardpoint/schemas'

/** One version of a plugin, as far as choosing it is concerned: an index line of a registry is one. */
export interface PackageVersion {
  readonly version: string
  readonly tier?: Tier
  readonly engines?: { readonly hardpoint: string }
  /** Plugin id to semver range. */
  readonly dependencies?: Readonly<Record<string, string | undefined>>
  /** Constrain the other plugin where it is present, and never bring it in. */
  readonly optionalDependencies?: Readonly<Record<string, string | undefined>>
  /** Why this version must not be chosen anew. */
  readonly yanked?: string
  /** Why this version must not run, for programs (`key-compromised`): the lock does not excuse it. */
  readonly revoked?: string
  /** ISO 8601, for the minimum age. */
  readonly publishedAt?: string
  /** The set of versions that it belongs to; absent: latest, which everybody follows. */
  readonly channel?: string
  /** When it came into that set from another, ISO 8601: an age is counted from then. */
  readonly promotedAt?: string
}

/** What the host must have in the end. */
export interface Requirement {
  readonly id: string
  readonly range: string
  /** It is there already and was not asked about: said so in explanations. */
  readonly installed?: boolean
  /** Who pinned it to this version: said so in explanations. */
  readonly pinnedBy?: string
}

/** What is forbidden besides what versions say of each other. Absent: not a criterion. */
export interface ResolvePolicy {
  /** Version of this host, for `engines.hardpoint`. */
  readonly engineVersion?: string
  /** Highest tier that may be chosen. */
  readonly tier?: Tier
  /** The time by which ages are measured, in ISO 8601. */
  readonly now?: string
  /** How long a version must have been public before it is chosen, unless `root` asks for it by its very number. */
  readonly minimumAgeMs?: number
  /** The operator's block list, plugin id to semver range, prereleases within it included: the lock does not excuse from it. */
  readonly blocked?: Readonly<Record<string, string>>
  /** Plugin id to the semver range that the operator holds it to: no other version is chosen, and the lock does not excuse from it either. */
  readonly pinned?: Readonly<Record<string, string | undefined>>
  /** The first parts of ids of which a version may be chosen. What is installed stays. */
  readonly allowedPublishers?: readonly string[]
  /**
   * Plugin id to the channel of which versions may be chosen besides those of latest; a range takes prereleases in it without naming one. What is in
   * other channels is chosen where `root` asks for it by its very number, or it is installed: then ranges take it as well.
   */
  readonly channels?: Readonly<Record<string, string>>
  /**
   * Plugins of which a range takes prereleases without naming one. Those of which no release is known, in the channels that are followed, are taken so
   * in any case.
   */
  readonly prereleases?: readonly string[]
  /** Steps of work before it gives up with HP_ERR_RESOLUTION_BUDGET: 20 million, where this is absent. */
  readonly maxSteps?: number
  /** The same in milliseconds: 5000. A pause of the whole process that is longer than any before comes on top: of tens of milliseconds, where it collects garbage. */
  readonly maxMs?: number
}

/** All that `resolve` looks at: plain data, so that a problem can be kept in a file and replayed. */
export interface ResolveInput {
  /** Every version known, in any order. A plugin that is not listed does not exist. */
  readonly packages: Readonly<Record<string, readonly PackageVersion[]>>
  readonly root: readonly Requirement[]
  /** Plugin id to the version it has now: preferred where allowed, and excused from the policy except for revocations, the block list and what the operator pins. */
  readonly lock?: Readonly<Record<string, string>>
  readonly policy?: ResolvePolicy
  /** Plugins of the lock of which the newest is wanted: the version there is stays excused, and is not preferred. */
  readonly upgrade?: readonly string[]
  /** Plugin id to the semver range that the operator puts in place of every range plugins name for it. */
  readonly overrides?: Readonly<Record<string, string | undefined>>
}

export interface Resolution {
  /** Plugin id to version, dependencies first. */
  readonly versions: ReadonlyMap<string, string>
  /** What it cost: about as much work each. */
  readonly steps: number
}

/** What stood in the way, for programs: the named causes that appear in an explanation. */
export type ConflictCause = 'requirement' | 'dependency' | 'missing' | 'no-version' | 'bad-range' | 'cycle' | 'tier' | 'engine'
  | 'yanked' | 'revoked' | 'channel' | 'too-young' | 'blocked' | 'publisher' | 'override' | 'pinned' | 'held'
