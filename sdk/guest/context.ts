import type { HostApi } from './host-api.gen.ts'

/** Who acts, as far as a plugin needs to know. `anonymous` has no role. */
export interface GuestPrincipal {
  /** Stable: `token:<id>`, `plugin:<plugin id>`, `kernel`, `anonymous`. */
  readonly id: string
  readonly roles: readonly ('member' | 'admin')[]
}

/** What every handler is told besides its input. Frozen, and made by the host: nothing in it can be forged by a caller. */
export interface GuestContext {
  /** The organisation that this call acts for. Storage, events and jobs of the call are that organisation's. */
  readonly tenant: string
  readonly principal: GuestPrincipal
  /** Also in the host's log and in the answer's `x-request-id`. */
  readonly requestId: string
  /** Whether a feature of this plugin is on for the organisation now. False for a name that plugin.json does not declare. */
  feature(name: string): boolean
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal
}

/** Of a route: the path's parameters and the query, valid by the schemas in plugin.json. */
export interface RouteContext extends GuestContext {
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
}

/** Of an event handler. The principal is the kernel. */
export type EventContext = GuestContext

/** Of a job. The principal is the kernel. */
export type JobContext = GuestContext

/** Of an export. The principal is the plugin that called: `plugin:acme.mail`. */
export type ExportContext = GuestContext

/** What a health handler and a migration may use: nothing that could not be undone. */
export type UpgradeHost = Pick<HostApi, 'storage' | 'config' | 'log'>

/** Of a health handler. The principal is the kernel. */
export type HealthContext = GuestContext

/** Of a migration, which runs once for each organisation that has data. The principal is the kernel. */
export type MigrationContext = GuestContext

/** An event, delivered at least once: a handler that has seen the id has seen the event. */
export interface PluginEvent<Data = unknown> {
  readonly id: string
  /** `hardpoint.treasury/transfer.posted` */
  readonly topic: string
  readonly data: Data
  /** ISO 8601, UTC: when it was published. */
  readonly at: string
}

/** One run of a job, started at least once. */
export interface JobRun<Data = unknown> {
  readonly job: string
  /** ISO 8601, UTC: when it was due. */
  readonly scheduledFor: string
  /** What it was scheduled with; null for a cron job. */
  readonly data: Data
  /** 1 for the first. */
  readonly attempt: number
}
