import type { CapabilityCall } from './capability-call.ts'
import type { EventBus } from '../bus/event-bus.ts'
import type { JobQueue } from '../bus/job-queue.ts'
import type { Store } from '../storage/store.ts'

/** One line a plugin wrote, or the host wrote about it. */
export interface LogLine {
  readonly at: string
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly plugin?: string
  readonly tenant?: string
  readonly requestId?: string
  readonly message: string
  readonly fields?: Readonly<Record<string, unknown>>
}

/** Milliseconds since 1970. Passed in, so that tests decide what time it is. */
export type Clock = () => number

/** What capabilities work with: the kernel's parts, passed in. */
export interface Services {
  readonly store: Store
  readonly clock: Clock
  readonly bus: EventBus
  readonly jobs: JobQueue
  readonly log: (line: LogLine) => void
  /** The settings an admin made for a plugin, valid by its config schema. */
  readonly configOf: (plugin: string, tenant: string) => Promise<Record<string, unknown>>
  /** Calls an export of another plugin: params and result are JSON text. Checks the callee's entitlement for the caller's tenant. */
  readonly callExport: (caller: CapabilityCall, callee: string, name: string, params: string) => Promise<string>
  /** CIDRs in private ranges that http.fetch may reach. */
  readonly allowPrivate: readonly string[]
  /** How http.fetch reaches the network, where not by the system's resolver and certificate authorities: for tests and embedders. */
  readonly network?: {
    readonly resolve?: (host: string) => Promise<readonly { readonly address: string; readonly family: number }[]>
    /** PEM, besides the system's. */
    readonly ca?: readonly string[]
  }
}
