import type { IndexEntry, Tier } from '@hardpoint/schemas'

/** A capability in a plan: what the plugin asks for, in words, and what becomes of it. */
export interface PlannedCapability {
  readonly id: string
  /** One sentence: what granting it lets the plugin do. */
  readonly consent: string
  readonly tier: Tier
  readonly options: Readonly<Record<string, unknown>>
  /** Compared with what is granted now. */
  readonly change: 'new' | 'same' | 'wider' | 'narrower'
}

/** What a plugin takes versions of, `latest` too. */
export interface PlannedChannel {
  /** From the install on. Other than latest: of both. */
  readonly follows: string
  /** Until then. */
  readonly before: string
  /** The one that this version is in. */
  readonly of: string
}

/** One plugin of a plan. */
export interface PlannedPlugin {
  readonly id: string
  readonly version: string
  /** Installed now, where it is. */
  readonly from?: string
  readonly title: string
  readonly description: string
  readonly tier: Tier
  /** Of the installed version, where it was another. */
  readonly fromTier?: Tier
  /** The organisation's tier covers the plugin's. */
  readonly covered?: boolean
  readonly sizeBytes: number
  /** SHA-256 of the package. */
  readonly digest: string
  readonly publisher: {
    readonly id: string
    /** `SHA256:` and the base64 of the digest of the public key. */
    readonly fingerprint: string
    readonly publicKey: string
    /**
     * pinned: this key is known; first-use: it would be pinned by this install; configured: named in config.json; rotated: it would be pinned,
     * for signed statements lead to it from `rotatedFrom`, which is known.
     */
    readonly trust: 'pinned' | 'first-use' | 'configured' | 'rotated'
    readonly rotatedFrom?: { readonly fingerprint: string; readonly publicKey: string }
  }
  readonly capabilities: readonly PlannedCapability[]
  readonly dropped: readonly string[]
  readonly features: readonly {
    readonly id: string
    readonly title: string
    readonly tier: Tier
    /** The organisation's tier covers it. */
    readonly available: boolean
    /** The installed version has none of the name. */
    readonly change?: 'new'
    /** In the installed version, where it was another. */
    readonly fromTier?: Tier
  }[]
  /** Features of the installed version that this one does not have. */
  readonly goneFeatures?: readonly { readonly id: string; readonly title: string }[]
  /** Its publisher says that another is better. */
  readonly deprecated?: { readonly reason: string; readonly replacement?: string }
  /** Withdrawn by its publisher: the version that is installed, or this one, which is kept all the same. */
  readonly withdrawn?: readonly { readonly version: string; readonly reason: string; readonly kind?: NonNullable<IndexEntry['yankKind']> }[]
  readonly dependencies: Readonly<Record<string, string>>
  readonly requested: boolean
  /** Absent where the plugin follows latest, as it did, and this version is in it. */
  readonly channel?: PlannedChannel
  /** Installed plugins that cannot do without it, nearest first: what breaks with it. */
  readonly dependents: readonly string[]
  /** Its data is copied, and the copy made into another `dataVersion`, while its calls wait. */
  readonly migration?: {
    readonly from: number
    readonly to: number
    readonly organisations: number
    /** The version before is not kept, nor the data as it was: what the migration loses is lost. */
    readonly final?: true
  }
  /** Sentences: what going back to `from` would leave as it is. Empty where nothing is replaced. */
  readonly notUndone: readonly string[]
  /** Percent of hosts that its publisher lets update to it by themselves so far. */
  readonly rollout?: number
  /** The host went back from this very version once, by itself. */
  readonly wentBack?: { readonly at: string; readonly reason: string }
  /** dropped: settings that an earlier install of the plugin left do not fit this version, and are deleted. */
  readonly settings?: 'dropped'
}

/** A package that is broken, and cannot be mended: it stays as it is. */
export interface Unrepaired {
  readonly plugin: string
  readonly version: string
  /** Why not. */
  readonly code: string
  readonly message: string
}

/** What an install would do. Nothing has changed yet. */
export interface Plan {
  /** SHA-256 over tier, plugins and what needs consent: `apply` refuses when it would differ. */
  readonly id: string
  readonly tenantTier: Tier
  /** Dependencies first. */
  readonly plugins: readonly PlannedPlugin[]
  /** Plugin id to the capabilities that need consent. Empty: nothing new. */
  readonly needsConsent: Readonly<Record<string, readonly string[]>>
  /** Of others than were named: broken packages are mended with any plan, where they can be. No part of the id either. */
  readonly unrepaired?: readonly Unrepaired[]
  /** Where it comes from, and whom that is trusted by. No part of the id: nothing that would be installed depends on it. */
  readonly registry?: {
    readonly location: string
    /** Of the registry's first root, to compare with what its operator publishes: `sha256:` and 64 hexadecimal digits. */
    readonly rootFingerprint: string
    /** The registry's metadata is past its time, and the operator allows for it. */
    readonly stale: boolean
    /** Installed plugins of which nothing new is heard: their publisher's role is refused. Nobody's but theirs: all else goes on. */
    readonly unheard?: readonly { readonly plugin: string; readonly code: string; readonly message: string }[]
  }
}
