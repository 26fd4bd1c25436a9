import type { HardpointError } from '@hardpoint/schemas/errors'

/** Bytes or text that pass unparsed to their final reader. */
export type Payload = string | Uint8Array

/** A plugin version as a cell needs it. */
export interface PluginCode {
  readonly id: string
  readonly version: string
  /** SHA-256 of the package: what tells one build from another. */
  readonly digest: string
  /** Cells are shared by this: the publisher, or the plugin's own id under `isolation: plugin`. */
  readonly placement: string
  /** One ESM bundle. */
  readonly main: string
  readonly limits: {
    readonly cpuMs: number
    readonly wallMs: number
    readonly memoryMb: number
    readonly concurrency: number
    /** Its part of its cell's time beside its neighbours': 1 where absent. */
    readonly weight?: number
  }
  /** Capability methods in the guest's `host` object: `storage.get` to the names of its parameters, in order. */
  readonly surface: Readonly<Record<string, readonly string[]>>
}

/** What is run: one handler of `definePlugin({ routes, events, jobs, exports, migrations, health })`. */
export interface GuestCall {
  readonly kind: 'route' | 'event' | 'job' | 'export' | 'migration' | 'health'
  /** Name of the handler; the data version that a migration leads to; `health`. */
  readonly id: string
  /** Small, JSON: method, url, headers, principal; the guest gets it parsed. Null asks whether there is such a handler, and runs nothing of it. */
  readonly head: unknown
  readonly body?: Payload
}

/** What the handler answered. */
export interface GuestAnswer {
  /** JSON text: the result; parsed by its final reader only. */
  readonly text: string
  /** Of a route: its status and headers, parsed, unchecked. */
  readonly head: unknown
  /** Passed on as it came. */
  readonly body?: Payload
  /** Milliseconds spent waiting while the cell was busy with others, and running: in it, or in capabilities. */
  readonly queuedMs: number
  readonly ranMs: number
}

/** A call out of the guest. Params and result are JSON text: parsed once, where they are checked. */
export interface CapabilityRequest {
  /** `storage.get` */
  readonly method: string
  readonly params: string
  /** A body beside the JSON, for http.fetch. */
  readonly body?: Payload
}

/** Never rejects: an error is an answer. */
export type CapabilityReply =
  | { readonly ok: true; readonly result: string; readonly body?: Payload }
  | { readonly ok: false; readonly error: HardpointError }

export interface CallOptions {
  /** Serves the calls that the handler makes while it runs. */
  readonly capability: (request: CapabilityRequest, signal: AbortSignal) => Promise<CapabilityReply>
  readonly signal?: AbortSignal
}

export interface PluginState {
  readonly plugin: string
  readonly state: 'asleep' | 'starting' | 'awake' | 'restarting' | 'quarantined'
  readonly cell?: { readonly pid: number; readonly residentBytes: number }
  readonly inFlight: number
  /** Calls that wait until fewer are in flight. */
  readonly waiting: number
  /** Of an answered call of late, ms: how long it waited for its turns, and how long it ran. Absent where none was answered since it woke. */
  readonly recent?: { readonly waitedMs: number; readonly ranMs: number }
  /** The last 20 since an admin enabled it, oldest first. */
  readonly crashes: readonly { readonly at: string; readonly code: string; readonly reason: string }[]
  /** Why it is not started, in `restarting` and `quarantined`. */
  readonly held?: Hold
}

/** A plugin that crashed is not started for a while. */
export interface Hold {
  readonly since: string
  /** Absent for a quarantine, which only an admin ends. */
  readonly until?: string
  readonly reason: string
}

/** A plugin version in a cell of its own, beside the one that serves. */
export interface Beside {
  /** @throws what Cells.call throws */
  call(call: GuestCall, options: CallOptions): Promise<GuestAnswer>
  /** Ends it; what still runs fails with HP_ERR_STOPPED. */
  close(): Promise<void>
}

/** Runs plugins in cells. The kernel's side of the sandbox; isolated-vm is never loaded in this process. */
export interface Cells {
  /**
   * @throws HP_ERR_TIMEOUT_CPU, HP_ERR_TIMEOUT_WALL, HP_ERR_STARVED, HP_ERR_MEMORY, HP_ERR_CRASH, HP_ERR_STOPPED, HP_ERR_QUEUE_FULL, HP_ERR_QUEUE_WAIT,
   *   HP_ERR_PLUGIN_LOAD, HP_ERR_PLUGIN_THREW, HP_ERR_HANDLER_MISSING, HP_ERR_QUARANTINED, HP_ERR_BACKOFF
   */
  call(code: PluginCode, call: GuestCall, options: CallOptions): Promise<GuestAnswer>
  /**
   * Ends every isolate of a plugin, those that drain already among them; calls in flight fail with HP_ERR_STOPPED after `drainMs`.
   *
   * @param options.keep digest of the build that goes on: after an upgrade its first call may have come before this one
   */
  stop(plugin: string, options?: { readonly drainMs?: number; readonly keep?: string }): Promise<void>
  /**
   * For a version that is not in force: what goes wrong in it ends no call of the one that is, and is no crash in the plugin's history.
   * It lasts until it is closed.
   */
  beside(code: PluginCode): Beside
  /** Lifts a quarantine and forgets the crash history. @returns once that outlives a restart */
  release(plugin: string): Promise<void>
  states(): PluginState[]
  close(): Promise<void>
}
