// Made by schemas/gen/generate.ts from schemas/documents: run npm run gen, do not edit.

/**
 * PUT /api/v1/features/:plugin/:feature: one change; enabled null takes a decision back
 */
export type FeatureRequest =
  | {
      tier: 'free' | 'pro' | 'enterprise'
      enabled: true | false | null
    }
  | {
      tenant: string
      enabled: true | false | null
    }
  | {
      /**
       * why it is stopped for everyone
       */
      kill: string
    }
  | {
      unkill: true
    }

/**
 * Request bodies of the admin API under /api/v1, by name: one property each, so that one validator serves all of them.
 */
export interface AdminApi {
  PlanRequest?: PlanRequest
  UpgradePlanRequest?: UpgradePlanRequest
  RollbackRequest?: RollbackRequest
  InstallRequest?: InstallRequest
  DisableRequest?: DisableRequest
  PinRequest?: PinRequest
  GrantRequest?: GrantRequest
  ConfigRequest?: ConfigRequest
  FeatureRequest?: FeatureRequest
  TokenRequest?: TokenRequest
  TrustRequest?: TrustRequest
  DistrustRequest?: DistrustRequest
  AcceptAdvisoryRequest?: AcceptAdvisoryRequest
  ReconsiderAdvisoryRequest?: ReconsiderAdvisoryRequest
}
/**
 * POST /api/v1/plugins/plan
 */
export interface PlanRequest {
  /**
   * treasury, acme.mail, acme.mail@^1.2.0
   *
   * @minItems 1
   * @maxItems 64
   */
  specs: string[]
  allowDowngrade?: boolean
}
/**
 * POST /api/v1/plugins/plan-upgrade: what POST /api/v1/plugins/plan answers, for what is installed; its plan is applied by POST /api/v1/plugins/install
 */
export interface UpgradePlanRequest {
  /**
   * treasury, acme.mail, acme.mail@^1.2.0; none: all
   *
   * @maxItems 64
   */
  specs: string[]
}
/**
 * POST /api/v1/plugins/:id/rollback
 */
export interface RollbackRequest {
  /**
   * id of what GET /api/v1/plugins/:id/rollback answered
   */
  plan: string
  /**
   * take back that the host went back by itself, as ?undo=true of that GET showed
   */
  undo?: boolean
}
/**
 * POST /api/v1/plugins/install: the plan as it was answered, and what of it is consented to
 */
export interface InstallRequest {
  /**
   * the answer of POST /api/v1/plugins/plan, unchanged; the host makes it again and compares
   */
  plan: {
    id: string
    tenantTier: 'free' | 'pro' | 'enterprise'
    /**
     * @maxItems 1024
     */
    plugins: {
      id: string
      version: string
      digest: string
      requested: boolean
    }[]
    needsConsent: {
      [k: string]: string[] | undefined
    }
  }
  /**
   * plugin id to names of capabilities as asked, or options that are narrower
   */
  consent: {
    [k: string]:
      | string[]
      | {
          [k: string]: Options | undefined
        }
      | undefined
  }
}
/**
 * options of one capability, checked against its own schema
 */
export interface Options {}
/**
 * POST /api/v1/plugins/:id/disable
 */
export interface DisableRequest {
  /**
   * also what depends on it
   */
  cascade?: boolean
  /**
   * answer what would be disabled, and change nothing
   */
  dryRun?: boolean
}
/**
 * POST /api/v1/plugins/:id/pin
 */
export interface PinRequest {
  /**
   * refused where another one is installed
   */
  version?: string
}
/**
 * PUT /api/v1/plugins/:id/grants: the whole grant; what is not listed is taken away
 */
export interface GrantRequest {
  capabilities: {
    [k: string]: Options | undefined
  }
}
/**
 * PUT /api/v1/plugins/:id/config: all settings, valid by the plugin's own schema
 */
export interface ConfigRequest {
  config: {}
}
/**
 * POST /api/v1/tokens
 */
export interface TokenRequest {
  name: string
  /**
   * @minItems 1
   * @maxItems 2
   */
  roles: ('member' | 'admin')[]
}
/**
 * POST /api/v1/trust: a publisher's key besides those pinned
 */
export interface TrustRequest {
  publisher: string
  publicKey: string
}
/**
 * POST /api/v1/trust/remove: pinned keys that are not believed any more
 */
export interface DistrustRequest {
  /**
   * a publisher, a fingerprint (SHA256:...) or a public key
   */
  meant: string
  dryRun?: boolean
}
/**
 * POST /api/v1/audit/accept: runs what an advisory is about all the same
 */
export interface AcceptAdvisoryRequest {
  /**
   * its id, as GET /api/v1/audit answers it
   */
  advisory: string
  reason: string
}
/**
 * POST /api/v1/audit/reconsider: takes that back
 */
export interface ReconsiderAdvisoryRequest {
  advisory: string
}

/**
 * advisories.json in a registry: which published versions are known to be dangerous. Signed by whoever answers for security there.
 */
export interface AdvisoryList {
  /**
   * @maxItems 500
   */
  advisories: Advisory[]
}
export interface Advisory {
  id: string
  /**
   * one plugin: no advisory is about several
   */
  plugin: string
  /**
   * semver range of the versions that are affected, prereleases within it too
   */
  range: string
  severity: 'low' | 'moderate' | 'high' | 'critical'
  title: string
  description?: string
  url?: string
  /**
   * the first version without the problem
   */
  fixed?: string
  /**
   * disable: hosts do not run these versions until their admin says otherwise
   */
  action: 'warn' | 'disable'
  publishedAt: string
  /**
   * it was wrong, or is over: hosts act as if it were not there
   */
  withdrawnAt?: string
}

/**
 * A DSSE envelope, https://github.com/secure-systems-lab/dsse/blob/master/envelope.md
 */
export interface Envelope {
  payloadType: string
  /**
   * base64
   */
  payload: string
  /**
   * @minItems 1
   * @maxItems 8
   */
  signatures: {
    /**
     * SHA-256 of the raw public key: a hint, never trusted
     */
    keyid: string
    /**
     * base64 of 64 bytes
     */
    sig: string
  }[]
}

/**
 * What admins decided of one feature (key: plugin-id/feature). Absent = follows the tier.
 */
export interface FeatureToggle {
  /**
   * false switches the feature off for tenants on that tier; true never raises above the declared lowest tier
   */
  tiers?: {
    free?: boolean
    pro?: boolean
    enterprise?: boolean
  }
  /**
   * wins over tiers
   */
  tenants?: {
    [k: string]: boolean | undefined
  }
  killed?: {
    reason: string
    at: string
    by: string
  }
}

/**
 * What an admin allowed one plugin: capability id to options, never wider than the manifest asks.
 */
export interface Grant {
  capabilities: {
    [k: string]: {} | undefined
  }
  /**
   * principal
   */
  by: string
  at: string
}

/**
 * base64 of a raw Ed25519 public key
 */
export type PublicKey = string
/**
 * publisher.name
 */
export type PluginId = string
export type CellWall =
  | 'permission'
  | 'files'
  | 'network'
  | 'child-process'
  | 'worker'
  | 'inspector'
  | 'env'
  | 'codegen'
  | 'addons'
  | 'net-namespace'
  | 'pid-namespace'
  | 'mount-namespace'
  | 'limits'
  | 'no-new-privs'
  | 'capabilities'
  | 'fds'

/**
 * <data directory>/config.json, written by the operator.
 */
export interface HostConfig {
  $schema?: string
  /**
   * address to listen on
   */
  host?: string
  port?: number
  /**
   * CIDRs of reverse proxies whose X-Forwarded-For is believed
   *
   * @maxItems 32
   */
  trustProxy?: string[]
  /**
   * https URL, a directory, or a bundle (*.hpb)
   */
  registry?: string
  /**
   * sha256:<hex> of the registry's first root (metadata/1.root.json), or the path of a root file; without it the first one shown is trusted
   */
  registryRoot?: string
  /**
   * how long past its time a registry's word is taken, and shown as stale: by default 0, and 720 for a bundle
   */
  registryMaxStaleHours?: number
  /**
   * install treasury means <defaultPublisher>.treasury
   */
  defaultPublisher?: string
  /**
   * publisher id to the public keys (base64 of 32 bytes) trusted before first use
   */
  publishers?: {
    /**
     * @minItems 1
     * @maxItems 16
     */
    [k: string]: PublicKey[] | undefined
  }
  /**
   * keys whose licenses this host accepts
   *
   * @maxItems 16
   */
  licenseIssuers?: PublicKey[]
  /**
   * which versions of which plugins may be installed
   */
  policy?: {
    /**
     * how long a version must have been public, unless an admin names it by its number
     */
    minimumAgeHours?: number
    /**
     * plugins, or versions of them, that must not be chosen, nor stay: acme.mail, acme.mail@<2
     *
     * @maxItems 1000
     */
    blocked?: string[]
    /**
     * plugin id to the version, or the range, that it is held to: no other is chosen, nor stays
     */
    pinned?: {
      [k: string]: string | undefined
    }
    /**
     * publishers of whom new versions are taken; absent: all
     *
     * @maxItems 1000
     */
    allowedPublishers?: string[]
    /**
     * keys of which one must have signed each package besides its publisher, as hardpoint plugin countersign does; absent: nobody needs to
     *
     * @minItems 1
     * @maxItems 16
     */
    requiredSignatures?: PublicKey[]
    /**
     * plugin id to the range that counts in place of every range plugins name for it
     */
    overrides?: {
      [k: string]: string | undefined
    }
    /**
     * plugins of which prereleases are taken like releases
     *
     * @maxItems 1000
     */
    prereleases?: PluginId[]
  }
  egress?: {
    /**
     * CIDRs inside private ranges that http.fetch may reach
     *
     * @maxItems 64
     */
    allowPrivate?: string[]
  }
  cells?: {
    /**
     * resident memory at which a cell is killed
     */
    maxMemoryMb?: number
    /**
     * cap on a manifest's limits.cpuMs
     */
    maxCpuMs?: number
    /**
     * cap on a manifest's limits.wallMs
     */
    maxWallMs?: number
    /**
     * an isolate without calls for this long sleeps
     */
    idleMs?: number
    /**
     * walls around cells without which the host does not start
     *
     * @maxItems 16
     */
    require?: CellWall[]
    /**
     * plugin id to its part of its cell's time beside its neighbours', which have 1
     */
    weights?: {
      [k: string]: number | undefined
    }
  }
  upgrades?: {
    /**
     * versions of a plugin before the one in force that are kept for a rollback, each with its data where a migration changed that
     */
    keepVersions?: number
    /**
     * for so long after an upgrade the host goes back by itself where the new version does worse; 0: never
     */
    watchMinutes?: number
  }
  /**
   * newer versions that the host puts in force by itself, where nobody has to decide anything; absent: none
   */
  updates?: {
    /**
     * security: only in the place of versions that an advisory warns of, or that their publisher withdrew for security
     */
    automatic: 'security' | 'all'
    /**
     * how long a version must have been public before the host takes it by itself
     */
    minimumAgeHours?: number
  }
  logs?: {
    level?: 'debug' | 'info' | 'warn' | 'error'
  }
}

/**
 * One line of index/<plugin-id>.ndjson in a registry: one version. What the package says too must agree with it; the rest is signed with the index, by its publisher's role.
 */
export interface IndexEntry {
  id: string
  version: string
  /**
   * of the .hpk file
   */
  sha256: string
  size: number
  keyid: string
  tier: 'free' | 'pro' | 'enterprise'
  title: string
  description: string
  engines: {
    hardpoint: string
  }
  dependencies?: {
    [k: string]: string | undefined
  }
  optionalDependencies?: {
    [k: string]: string | undefined
  }
  publishedAt: string
  /**
   * the set of versions that this one belongs to; absent: latest, which is never written
   */
  channel?: string
  /**
   * when it came into that set from another
   */
  promotedAt?: string
  /**
   * why this version must not be chosen anew
   */
  yanked?: string
  /**
   * the same for machines
   */
  yankKind?: 'security' | 'broken' | 'legal' | 'other'
  /**
   * why another is better
   */
  deprecated?: string
  /**
   * plugin to use instead
   */
  replacement?: string
  /**
   * percent of hosts that take this version by themselves; absent: all
   */
  rollout?: number
}

/**
 * The payload of a license: signed in a DSSE envelope of type application/vnd.hardpoint.license+json.
 */
export interface License {
  schema: 1
  id: string
  /**
   * tenant id, or * for every tenant of a host
   */
  tenant: string
  holder?: string
  /**
   * free, pro or enterprise; an unknown tier counts as free, with a warning
   */
  tier: string
  issuer: string
  issuedAt: string
  notBefore: string
  expiresAt: string
  /**
   * days after expiresAt in which the tier still holds, with a warning
   */
  graceDays?: number
}

/**
 * publisher.name
 */
/**
 * Semantic version without build metadata
 */
export type Version = string
/**
 * semver range
 */
export type Range = string
export type Tier = 'free' | 'pro' | 'enterprise'
/**
 * who may call: anyone, any principal of the tenant, its admins
 */
export type Access = 'public' | 'member' | 'admin'
export type LocalName = string
/**
 * plugin id, slash, topic: hardpoint.treasury/transfer.posted
 */
export type FullTopic = string

/**
 * plugin.json: what a plugin is, what it asks for and what it adds to the host.
 */
export interface Manifest {
  $schema?: string
  id: PluginId
  version: Version
  title: string
  description: string
  /**
   * SPDX expression
   */
  license: string
  homepage?: string
  engines: {
    hardpoint: Range
  }
  tier: Tier
  /**
   * plugin: a cell of its own
   */
  isolation?: 'publisher' | 'plugin'
  dependencies?: Dependencies
  optionalDependencies?: Dependencies
  /**
   * Capability id to the options asked for. The host checks the options against the capability's own schema.
   */
  capabilities?: {
    [k: string]: {} | undefined
  }
  features?: {
    [k: string]: FeatureDeclaration | undefined
  }
  limits?: {
    /**
     * CPU per invocation
     */
    cpuMs?: number
    /**
     * Wall time per invocation
     */
    wallMs?: number
    /**
     * V8 heap of the isolate
     */
    memoryMb?: number
    /**
     * Invocations in flight
     */
    concurrency?: number
  }
  /**
   * JSON Schema (bounded subset) of the settings an admin may set
   */
  config?: {}
  /**
   * of what the plugin stores; a higher one has a migration in definePlugin({ migrations }) for each step
   */
  dataVersion?: number
  contributes?: {
    /**
     * @maxItems 256
     */
    routes?: RouteContribution[]
    /**
     * @maxItems 64
     */
    events?: EventContribution[]
    /**
     * @maxItems 64
     */
    jobs?: JobContribution[]
    /**
     * @maxItems 128
     */
    exports?: ExportContribution[]
    /**
     * definePlugin({ health }) says whether this version works: asked before an upgrade puts it in force, and for a while after
     */
    health?: true
  }
}
export interface Dependencies {
  [k: string]: Range | undefined
}
export interface FeatureDeclaration {
  title: string
  description?: string
  /**
   * lowest tier that has it
   */
  tier: 'free' | 'pro' | 'enterprise'
}
export interface RouteContribution {
  /**
   * name of the handler in definePlugin({ routes })
   */
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /**
   * below /p/<plugin-id>; :name matches one segment
   */
  path: string
  access?: Access
  feature?: LocalName
  /**
   * GET only: still served, read-only, when the license no longer covers the plugin
   */
  lapsed?: boolean
  /**
   * JSON Schema (bounded subset) of the request body; without it no body is accepted
   */
  body?: {}
  /**
   * accept any body as bytes, unparsed
   */
  rawBody?: boolean
  /**
   * JSON Schema (bounded subset) of the query; values are strings
   */
  query?: {}
  maxBodyBytes?: number
}
export interface EventContribution {
  /**
   * name of the handler in definePlugin({ events })
   */
  id: string
  topic: FullTopic
  feature?: LocalName
}
export interface JobContribution {
  /**
   * name of the handler in definePlugin({ jobs })
   */
  id: string
  /**
   * five-field cron; without it the job runs only when scheduled by the plugin
   */
  cron?: string
  timezone?: string
  feature?: LocalName
}
export interface ExportContribution {
  /**
   * name of the handler in definePlugin({ exports })
   */
  id: string
  description?: string
  feature?: LocalName
  /**
   * still served, read-only, when the license no longer covers the plugin
   */
  lapsed?: boolean
  /**
   * JSON Schema (bounded subset) of the one argument
   */
  params?: {}
  /**
   * JSON Schema (bounded subset) of the answer
   */
  result?: {}
}

/**
 * What signature.json signs (DSSE payload, type application/vnd.hardpoint.package+json): every file of a package but signature.json.
 */
export interface PackageStatement {
  schema: 1
  id: string
  version: string
  /**
   * path to digest
   */
  files: {
    [k: string]:
      | {
          sha256: string
          size: number
        }
      | undefined
  }
}

/**
 * publishers/<publisher>.json in a registry: who owns an id prefix, and with which keys.
 */
export interface PublisherRecord {
  id: string
  /**
   * append-only; an ended key still verifies what it signed before
   *
   * @minItems 1
   * @maxItems 64
   */
  keys: {
    publicKey: string
    since: string
    until?: string
    /**
     * a DSSE envelope by a key before it, that this one follows: absent where the operator alone says so
     */
    statement?: {
      payloadType: 'application/vnd.hardpoint.key-rotation+json'
      /**
       * base64 of { publisher, from, to, at }
       */
      payload: string
      /**
       * @minItems 1
       * @maxItems 1
       */
      signatures: {
        keyid: string
        sig: string
      }[]
    }
  }[]
}

export type RangeText = string
/**
 * absent: latest
 */
export type Channel = string
/**
 * publisher.name
 */
/**
 * All that choosing versions looks at, as hardpoint resolve reads it.
 */
export interface ResolutionProblem {
  $schema?: string
  /**
   * plugin id to every version known; a plugin that is not here does not exist
   */
  packages: {
    /**
     * @maxItems 100000
     */
    [k: string]: KnownVersion[] | undefined
  }
  /**
   * what the host must have in the end
   *
   * @maxItems 100000
   */
  root: {
    id: PluginId
    range: RangeText
    /**
     * it is there already and was not asked about
     */
    installed?: boolean
    /**
     * who pinned it to this version
     */
    pinnedBy?: string
  }[]
  lock?: VersionById
  /**
   * plugins of the lock of which the newest is wanted
   *
   * @maxItems 100000
   */
  upgrade?: PluginId[]
  overrides?: RangeById1
  policy?: {
    /**
     * version of the host, for engines.hardpoint
     */
    engineVersion?: string
    /**
     * the highest that may be chosen
     */
    tier?: 'free' | 'pro' | 'enterprise'
    /**
     * by which ages are measured
     */
    now?: string
    /**
     * how long a version must have been public, unless root asks for it by its number
     */
    minimumAgeMs?: number
    blocked?: RangeById2
    pinned?: RangeById3
    /**
     * first parts of ids of which a version may be chosen anew
     *
     * @maxItems 100000
     */
    allowedPublishers?: string[]
    /**
     * plugin id to the channel of which versions may be chosen besides those of latest, prereleases in it included
     */
    channels?: {
      [k: string]: Channel | undefined
    }
    /**
     * plugins of which ranges take prereleases without naming one
     *
     * @maxItems 100000
     */
    prereleases?: PluginId[]
    maxSteps?: number
    maxMs?: number
  }
}
/**
 * a line of a registry's index is one; of it, only what follows `version` here is looked at
 */
export interface KnownVersion {
  version: string
  tier?: 'free' | 'pro' | 'enterprise'
  engines?: {
    hardpoint: RangeText
  }
  dependencies?: RangeById
  optionalDependencies?: RangeById
  publishedAt?: string
  channel?: Channel
  promotedAt?: string
  yanked?: string
  revoked?: string
  id?: unknown
  sha256?: unknown
  size?: unknown
  keyid?: unknown
  title?: unknown
  description?: unknown
  deprecated?: unknown
  yankKind?: unknown
  replacement?: unknown
}
export interface RangeById {
  [k: string]: RangeText | undefined
}
/**
 * plugin id to the version it has now: kept where it may be
 */
export interface VersionById {
  [k: string]: string | undefined
}
/**
 * plugin id to the range that the operator puts in place of every range plugins name for it
 */
export interface RangeById1 {
  [k: string]: RangeText | undefined
}
/**
 * plugin id to the range of versions that must not be chosen, prereleases included
 */
export interface RangeById2 {
  [k: string]: RangeText | undefined
}
/**
 * plugin id to the range that the operator holds it to: no other version is chosen
 */
export interface RangeById3 {
  [k: string]: RangeText | undefined
}
