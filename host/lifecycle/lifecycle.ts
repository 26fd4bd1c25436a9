import type { Advisory, Grant, Manifest } from '@hardpoint/schemas'
import type { HardpointError } from '@hardpoint/schemas/errors'
import type { PluginState } from '../cells/cells.ts'
import type { ActivePlugin, PluginTable } from '../runtime/active-plugin.ts'
import type { CallOutcome } from '../runtime/mod.ts'
import type { Plan } from './planned.ts'

export type { Plan, PlannedCapability, PlannedPlugin } from './planned.ts'

export interface InstalledPlugin {
  readonly id: string
  readonly version: string
  readonly digest: string
  readonly sizeBytes: number
  readonly publisher: string
  readonly publicKey: string
  readonly enabled: boolean
  /** Asked for by an admin, not only needed by another plugin. */
  readonly requested: boolean
  readonly installedAt: string
  readonly installedBy: string
  /** What it takes versions of besides those of latest: chosen by an admin, and absent where none was. */
  readonly channel?: string
  /** Nothing moves it to another version. */
  readonly pinned?: { readonly by: string; readonly at: string }
}

/** A version that took another's place. */
export interface PluginChange {
  readonly at: string
  readonly by: string
  readonly what: 'upgraded' | 'rolled-back'
  /** Versions. */
  readonly from: string
  readonly to: string
  /** By the host itself, which says why. */
  readonly automatic: boolean
  readonly reason?: string
}

/** What a rollback can go back to, and what became of a plugin so far. */
export interface PluginUpgrades {
  /** Versions that are kept, newest first. */
  readonly kept: readonly { readonly version: string; readonly until: string }[]
  /** The last 20, oldest first. */
  readonly changes: readonly PluginChange[]
  /** Versions that the host went back from by itself, or that a rollback passed over, newest first: until they are deleted, they can be had again with the data that they stored. */
  readonly abandoned?: readonly { readonly version: string; readonly until: string; readonly deleteAt: string }[]
  /** Until then the host goes back by itself where the version does worse than the one before. */
  readonly watchedUntil?: string
}

/** What going back would do. Nothing has changed yet. */
export interface RollbackPlan {
  /** SHA-256 over everything below. */
  readonly id: string
  /** More than one where they need each other's versions. */
  readonly plugins: readonly {
    readonly id: string
    readonly from: string
    readonly to: string
    /** Capabilities granted then and not now, which it has again; and the other way round. */
    readonly regained: readonly string[]
    readonly lost: readonly string[]
    /** Sentences. */
    readonly notUndone: readonly string[]
    /** Versions between that are kept and may not be in force, newest first. Absent where the newest that is kept may. */
    readonly passedOver?: readonly {
      readonly version: string
      /** Why not. */
      readonly code: string
      readonly message: string
      /** It has data of its own, which is kept until 30 days after it was left, as what the host went back from by itself; else it has that of `to`. */
      readonly dataKept: boolean
    }[]
  }[]
}

/** Everything `hardpoint info` shows. */
export interface PluginInfo {
  readonly installed: InstalledPlugin
  readonly manifest: Manifest
  readonly grant: Grant
  readonly state?: PluginState
  readonly dependents: readonly string[]
  /** An automatic update that a person has to decide about. */
  readonly waiting?: WaitingUpdate
  /** What its version is warned of, the worst first. Absent where it is nothing. */
  readonly advisories?: readonly PluginAdvisory[]
  /** Absent where it was never upgraded. */
  readonly upgrades?: PluginUpgrades
  /** Set where the package on disk is not what was installed, or its key is no longer trusted; the plugin then does not run. */
  readonly problem?: { readonly code: string; readonly message: string; readonly fix: string }
}

/** From what an admin asked for to what it needs: each step needs the next one, and the last the plugin. */
export type RequirementChain = readonly {
  readonly id: string
  readonly version: string
  readonly needs: string
  /** In its author's words. */
  readonly range: string
}[]

/** Why a plugin is here. */
export interface WhyInstalled {
  readonly id: string
  readonly version: string
  /** An admin asked for it. */
  readonly requested: boolean
  readonly chains: readonly RequirementChain[]
  /** There are more chains than these. */
  readonly more: boolean
}

/** An update that the host leaves to a person. */
export interface WaitingUpdate {
  /** The version that is installed. */
  readonly from: string
  readonly version: string
  /** In clauses: `new capability http.fetch of acme.mail`. */
  readonly needs: readonly string[]
  /** Since when, ISO 8601. */
  readonly at: string
}

/** What automatic updates do about a plugin that is outdated. */
export interface AutomaticUpdate {
  readonly version: string
  /** ISO 8601; absent where it does not come by itself, or nobody can say when. */
  readonly from?: string
  /** `comes by itself from … on`, `waits for you: …`, `does not come by itself: …` */
  readonly what: string
}

/** An installed plugin that is not at its newest version, or whose version its publisher warns of. */
export interface OutdatedPlugin {
  readonly id: string
  readonly installed: string
  /** The newest that this host can have, with all that is installed. */
  readonly wanted: string
  /** The newest that the registry has, in the channels that are followed. */
  readonly newest: string
  /** The one that `newest` is in; absent: latest. */
  readonly channel?: string
  /** What stands between `wanted` and `newest`, in clauses. */
  readonly why?: readonly string[]
  /** Absent where the operator wants no automatic updates. */
  readonly automatic?: AutomaticUpdate
  /** Why the installed version was withdrawn. */
  readonly yanked?: string
  readonly deprecated?: string
  /** The plugin that its publisher names in its place. */
  readonly replacement?: string
  /** Why nothing that the registry lists of it counts: its publisher's role is refused. */
  readonly unheard?: string
}

/** An advisory that an admin has read, and runs the plugin all the same. */
export interface AcceptedAdvisory extends Pick<Advisory, 'plugin' | 'severity' | 'action'> {
  readonly by: string
  readonly at: string
  readonly reason: string
}

/** What one advisory says of an installed version. */
export interface PluginAdvisory extends Pick<Advisory, 'id' | 'severity' | 'action' | 'title'> {
  readonly accepted?: AcceptedAdvisory
}

/** Something that an installed version is warned of. */
export interface AuditFinding extends Pick<Advisory, 'plugin' | 'severity' | 'action' | 'title' | 'description' | 'url'> {
  readonly version: string
  /** Its id; absent where the plugin's own publisher withdrew the version for security. */
  readonly advisory?: string
  readonly accepted?: AcceptedAdvisory
  /** The newest version that nothing warns of, and that this host can have. */
  readonly upgrade?: string
  /** Why there is none, in clauses. */
  readonly why?: readonly string[]
}

export interface AuditReport {
  /** The worst first. */
  readonly findings: readonly AuditFinding[]
  /** When the registry was last heard. */
  readonly heardAt?: string
  /** Why it was not heard now: what is known of before stands here all the same. */
  readonly problem?: { readonly code: string; readonly message: string; readonly fix: string }
}

/** Keys that are not believed any more, and what comes of it. */
export interface Distrusted {
  readonly keys: readonly { readonly publisher: string; readonly publicKey: string; readonly fingerprint: string }[]
  /** Installed with one of them: they do not run any more. */
  readonly plugins: readonly string[]
  /** Others, which need one of these. */
  readonly dependents: readonly string[]
}

/** Plugin id to what is consented to: the names of the capabilities as asked, or options that are narrower. */
export type Consent = Readonly<Record<string, readonly string[] | Readonly<Record<string, Readonly<Record<string, unknown>>>>>>

/** Who acts, and for whom. */
export interface Actor {
  readonly tenant: string
  readonly by: string
}

/** The verbs. Each is atomic: a kill at any point leaves the old state or the new one. */
export interface Lifecycle extends PluginTable {
  /**
   * @param specs `treasury`, `acme.mail`, `acme.mail@^1.2.0`; `acme.mail@beta` follows that channel from then on, and `acme.mail@latest` none any more
   * @param options.upgrade installed plugins only, all where none is named, and none to a version that the host went back from by itself
   * @throws HP_ERR_PLUGIN_UNKNOWN, HP_ERR_VERSION_UNKNOWN, HP_ERR_RESOLUTION, HP_ERR_TIER, HP_ERR_PUBLISHER_CHANGED,
   *   HP_ERR_DOWNGRADE, HP_ERR_SETTINGS_MISFIT and what the registry client and package verification throw
   */
  plan(specs: readonly string[], actor: Actor, options?: { readonly allowDowngrade?: boolean; readonly upgrade?: boolean }): Promise<Plan>
  /**
   * A version over another one is tried beside it first.
   *
   * @throws HP_ERR_PLAN_STALE, HP_ERR_CONSENT, HP_ERR_GRANT_WIDER, HP_ERR_SETTINGS_MISFIT, HP_ERR_UPGRADE_PROBE, HP_ERR_UPGRADE_MIGRATION, HP_ERR_UPGRADE_DATA
   */
  install(plan: Plan, consent: Consent, actor: Actor): Promise<InstalledPlugin[]>
  /**
   * What going back to the version before would do; with `undo`, what taking back would do that the host went back by itself.
   *
   * @throws HP_ERR_NOT_INSTALLED, HP_ERR_ROLLBACK_NONE, HP_ERR_UNDO_NONE, HP_ERR_UNDO_OLDER, HP_ERR_ROLLBACK_NEEDS, HP_ERR_ENGINE, HP_ERR_SETTINGS_MISFIT,
   *   HP_ERR_PUBLISHER_CHANGED, HP_ERR_COUNTERSIGNATURE, and what PackageShelf.read throws
   */
  planRollback(plugin: string, options?: { readonly undo?: boolean }): Promise<RollbackPlan>
  /**
   * Does it, with the grant of then. A version over one that runs is tried beside it first.
   *
   * @param plan its id
   * @throws HP_ERR_PLAN_STALE, HP_ERR_PINNED, HP_ERR_UPGRADE_PROBE, and what planRollback throws
   */
  rollback(plugin: string, plan: string, actor: Actor, options?: { readonly undo?: boolean }): Promise<InstalledPlugin[]>
  /**
   * Deletes what the versions stored that the host went back from by itself, or that a rollback passed over.
   *
   * @param options.shown what somebody was shown of `upgrades.abandoned`, each as `version@deleteAt`, in that order: nothing else is deleted
   * @returns their versions
   * @throws HP_ERR_NOT_INSTALLED, HP_ERR_PLAN_STALE
   */
  dropAbandoned(plugin: string, actor: Actor, options?: { readonly shown?: readonly string[] | undefined }): Promise<string[]>
  /** Ends a plugin's isolate, its calls drained: the next call starts it from its package, which is verified. @throws HP_ERR_NOT_INSTALLED, HP_ERR_NOT_ENABLED, and what PackageShelf.read throws */
  reload(plugin: string): Promise<InstalledPlugin>
  /** Told of each call into a plugin, and how it ended: what a version in its first minutes is judged by. */
  observe(plugin: ActivePlugin, outcome: CallOutcome): void
  /** Also lifts a quarantine. @throws HP_ERR_NOT_INSTALLED */
  enable(plugin: string, actor: Actor): Promise<InstalledPlugin>
  /** `dryRun` changes nothing: what would be disabled. @throws HP_ERR_NOT_INSTALLED, HP_ERR_HAS_DEPENDENTS */
  disable(plugin: string, actor: Actor, options?: { readonly cascade?: boolean; readonly dryRun?: boolean }): Promise<InstalledPlugin[]>
  /** Keeps the data unless `purge`. `dryRun` changes nothing: what would be removed. @throws HP_ERR_NOT_INSTALLED, HP_ERR_HAS_DEPENDENTS */
  remove(plugin: string, actor: Actor, options?: { readonly cascade?: boolean; readonly purge?: boolean; readonly dryRun?: boolean }): Promise<string[]>
  /** Replaces the grant, in force at the next capability call. @throws HP_ERR_GRANT_WIDER, HP_ERR_CAPABILITY_UNKNOWN */
  setGrant(plugin: string, capabilities: Grant['capabilities'], actor: Actor): Promise<Grant>
  /** The settings, valid by the plugin's own config schema. @throws HP_ERR_BODY_INVALID */
  setConfig(plugin: string, config: Readonly<Record<string, unknown>>, actor: Actor): Promise<void>
  configOf(plugin: string, tenant: string): Promise<Record<string, unknown>>
  /** Trusts a publisher's key besides those pinned. */
  trust(publisher: string, publicKey: string, actor: Actor): Promise<void>
  /** Trusts a publisher's keys no more, or the one of a fingerprint. `dryRun` changes nothing. @throws HP_ERR_TRUST_UNKNOWN, HP_ERR_PUBLISHER_CONFIGURED */
  distrust(meant: string, actor: Actor, options?: { readonly dryRun?: boolean }): Promise<Distrusted>
  list(): PluginInfo[]
  /** Installed plugins of which there is something newer, or whose version its publisher warns of. @throws HP_ERR_REGISTRY_UNSET, HP_ERR_RESOLUTION_SIZE, and what the registry client throws */
  outdated(actor: Actor): Promise<OutdatedPlugin[]>
  /** Nothing moves it to another version from now on; with `version`, which must be the installed one. @throws HP_ERR_NOT_INSTALLED, HP_ERR_PIN_VERSION */
  pin(plugin: string, actor: Actor, options?: { readonly version?: string }): Promise<InstalledPlugin>
  /** @throws HP_ERR_NOT_INSTALLED */
  unpin(plugin: string, actor: Actor): Promise<InstalledPlugin>
  /** What the registry and publishers warn of in what is installed. */
  audit(actor: Actor): Promise<AuditReport>
  /** Asks the registry for advisories, and follows them. Never rejects. @returns why it could not be heard */
  pollAdvisories(): Promise<HardpointError | undefined>
  /** Puts in force what is newer and asks for no decision, as config.json says. Never rejects. @returns whether to look again soon */
  updateAutomatically(): Promise<boolean>
  /** Runs what an advisory is about all the same. @throws HP_ERR_ADVISORY_UNKNOWN */
  acceptAdvisory(advisory: string, reason: string, actor: Actor): Promise<AcceptedAdvisory>
  /** Takes that back. @throws HP_ERR_ADVISORY_UNKNOWN */
  reconsiderAdvisory(advisory: string, actor: Actor): Promise<void>
  /** Who needs a plugin. @throws HP_ERR_NOT_INSTALLED */
  why(plugin: string): WhyInstalled
  /** @throws HP_ERR_NOT_INSTALLED with the nearest name */
  info(plugin: string): PluginInfo
  close(): Promise<void>
}
