import type { Manifest } from '@hardpoint/schemas'
import type { FetchStub } from './fake-fetch.ts'
import type { FakeSchedule } from './fake-schedule.ts'
import type { FakeStorage } from './fake-storage.ts'

/** An event that the plugin published. */
export interface FakeEvent {
  readonly id: string
  /** Full: `hardpoint.treasury/transfer.posted` */
  readonly topic: string
  readonly data: unknown
  /** ISO 8601, UTC. */
  readonly at: string
  readonly tenant: string
}

/** A line that the plugin logged. */
export interface FakeLogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error'
  readonly message: string
  readonly fields?: Readonly<Record<string, unknown>>
}

/** An export of another plugin, as the test provides it. */
export type FakeExport = (params: never) => unknown

/** Everything around the plugin under test. */
export interface FakeWorld {
  readonly manifest: Manifest
  /** Capability id to the options granted. */
  readonly grant: Readonly<Record<string, object | undefined>>
  readonly clock: () => number
  readonly storageOf: (tenant: string) => FakeStorage
  readonly schedule: FakeSchedule
  readonly events: FakeEvent[]
  readonly logs: FakeLogLine[]
  readonly config: () => Readonly<Record<string, unknown>>
  readonly fetch: FetchStub | undefined
  readonly exports: Readonly<Record<string, Readonly<Record<string, FakeExport>>>>
  readonly state: { readonly readOnly: boolean }
}

/** One call into the plugin. */
export interface FakeCall {
  readonly tenant: string
  /** Plugin ids from the first caller to this plugin. */
  readonly chain: readonly string[]
}
