// Made by host/capabilities/gen/generate.ts from the capability table: run npm run gen, do not edit.

/**
 * The host, as a plugin's code sees it. Every call is checked by the kernel: the manifest asks for the capability, the admin granted it,
 * the organisation's tier covers it, and its rate and quota allow it. A refusal is an error with a `code` (HP_ERR_…).
 */
export interface HostApi {
  readonly storage: {
    /** Reads one entry. Capability: `storage`. */
    get(key: StorageKey): Promise<StorageEntry>
    /** Reads up to 100 entries of one moment, in the order of the keys. Capability: `storage`. */
    getMany(keys: StorageKey[]): Promise<StorageEntry[]>
    /** Reads a page of the entries below a prefix, in the order of their keys. `cursor` is null at the end. Capability: `storage`. */
    list(selector: StorageSelector): Promise<StoragePage>
    /** Writes one entry, whatever was there. Capability: `storage`. */
    set(key: StorageKey, value: unknown, options?: StorageSetOptions): Promise<StorageWritten>
    /** Removes one entry, if it is there. Capability: `storage`. */
    delete(key: StorageKey): Promise<void>
    /** All or nothing: writes, removes and publishes when every check holds. `ok: false`: a check did not; read again and retry. Capability: `storage`. */
    commit(commit: StorageCommit): Promise<StorageCommitResult>
  }
  readonly log: {
    /** Writes a line to the log of the plugin. Details for whoever looks for a fault. Capability: `log`. */
    debug(message: string, fields?: LogFields): Promise<void>
    /** Writes a line to the log of the plugin. What happened. Capability: `log`. */
    info(message: string, fields?: LogFields): Promise<void>
    /** Writes a line to the log of the plugin. What should be looked at. Capability: `log`. */
    warn(message: string, fields?: LogFields): Promise<void>
    /** Writes a line to the log of the plugin. What failed. Capability: `log`. */
    error(message: string, fields?: LogFields): Promise<void>
  }
  readonly config: {
    /** Reads the settings of the plugin in this organisation, as they are now. Capability: `config`. */
    get(): Promise<PluginConfig>
  }
  readonly events: {
    /** Publishes an event, durably: it is delivered at least once to each subscriber. Data: up to 64 KiB as JSON text. Capability: `events.publish`. */
    publish(topic: string, data: unknown): Promise<PublishedEvent>
  }
  readonly schedule: {
    /** Runs a job at a time (at once where it is past). Capability: `schedule`. */
    at(job: string, time: string, data?: unknown, options?: ScheduleOptions): Promise<ScheduledJob>
    /** Runs a job after a delay in milliseconds. Capability: `schedule`. */
    after(job: string, delayMs: number, data?: unknown, options?: ScheduleOptions): Promise<ScheduledJob>
    /** Takes a run back. False where there is none (any more). Capability: `schedule`. */
    cancel(id: string): Promise<boolean>
  }
  readonly http: {
    /** The fetch of the web, for the hosts in the grant; the global `fetch` is this. Up to 1 MiB out, 8 MiB back, 5 redirects. Capability: `http.fetch`. */
    readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  }
  readonly plugins: {
    /** Calls an export of a plugin in `dependencies` or `optionalDependencies`. Capability: `plugins.call`. */
    call(plugin: string, exportName: string, params?: unknown): Promise<unknown>
  }
}

/**
 * The path to a value: 1 to 16 parts. Parts order by type (string, number, boolean), then by value.
 *
 * @minItems 1
 * @maxItems 16
 */
export type StorageKey = (string | number | boolean)[]
/**
 * The parts that keys begin with; empty: every key of the plugin.
 *
 * @maxItems 16
 */
export type StoragePrefix = (string | number | boolean)[]
/**
 * first key that may be listed (included); begins with the prefix
 *
 * @minItems 1
 * @maxItems 16
 */
export type StorageStart = (string | number | boolean)[]
/**
 * first key that is not listed any more; begins with the prefix
 *
 * @minItems 1
 * @maxItems 16
 */
export type StorageEnd = (string | number | boolean)[]
export type StorageCommitResult =
  | {
      ok: true
      /**
       * stamp of the commit that wrote an entry: greater than all before it
       */
      version: string
    }
  | {
      ok: false
    }
/**
 * Anything JSON can hold, up to 8 KiB as text; what is beyond is left out.
 */
export type LogFields = Record<string, unknown>
export type PluginConfig = Record<string, unknown>

export interface StorageEntry {
  key: StorageKey
  /**
   * null where there is no entry
   */
  value: unknown
  /**
   * null: there is no entry
   */
  version: string | null
}
export interface StorageSelector {
  prefix: StoragePrefix
  start?: StorageStart
  end?: StorageEnd
  /**
   * 100 without it
   */
  limit?: number
  /**
   * goes on where an earlier page ended
   */
  cursor?: string
  /**
   * from the last key to the first
   */
  reverse?: boolean
}
export interface StoragePage {
  entries: StorageEntry[]
  cursor: string | null
}
export interface StorageSetOptions {
  /**
   * milliseconds until the entry is gone
   */
  expireInMs?: number
}
export interface StorageWritten {
  /**
   * stamp of the commit that wrote an entry: greater than all before it
   */
  version: string
}
export interface StorageCommit {
  /**
   * nothing is written unless all of these hold
   *
   * @maxItems 100
   */
  checks?: StorageCheck[]
  /**
   * @maxItems 1000
   */
  set?: StorageSet[]
  /**
   * @maxItems 1000
   */
  delete?: StorageKey[]
  /**
   * events that are published with the data or not at all; needs events.publish
   *
   * @maxItems 100
   */
  publish?: StoragePublish[]
}
export interface StorageCheck {
  key: StorageKey
  /**
   * the version the key must still have; null: it must not exist
   */
  version: string | null
}
export interface StorageSet {
  key: StorageKey
  /**
   * Anything JSON can hold, up to 64 KiB as text.
   */
  value: unknown
  /**
   * milliseconds until the entry is gone
   */
  expireInMs?: number
}
export interface StoragePublish {
  /**
   * local topic of the plugin: transfer.posted
   */
  topic: string
  /**
   * Anything JSON can hold, up to 64 KiB as text.
   */
  data: unknown
}
export interface PublishedEvent {
  id: string
}
export interface ScheduleOptions {
  /**
   * scheduling the same id again moves the run; made up without it
   */
  id?: string
}
export interface ScheduledJob {
  id: string
  /**
   * ISO 8601, UTC
   */
  at: string
}
