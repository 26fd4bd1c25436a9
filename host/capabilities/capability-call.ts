import type { Manifest } from '@hardpoint/schemas'
import type { Payload } from '../cells/cells.ts'
import type { Principal } from '../identity/principal.ts'

/** A capability, as far as its rate goes. */
export interface Limited {
  readonly id: string
  readonly limits: { readonly perSecond: number; readonly burst: number }
}

/** Who calls, for whom, and what the admin allowed. Made by the kernel: nothing in it comes from the guest. */
export interface CapabilityCall<Options = unknown> {
  readonly plugin: Manifest
  /** What the plugin's data is kept under. */
  readonly namespace: string
  readonly tenant: string
  readonly principal: Principal
  /** Id of the principal that stands at the beginning: events and runs carry it on. */
  readonly cause?: string | undefined
  readonly grant: Options
  /** Every capability granted to the plugin, by id: for a method that acts under two (storage.commit with events). */
  readonly grants: Readonly<Record<string, unknown>>
  readonly requestId: string
  /** Plugin ids from the first caller to this one. */
  readonly chain: readonly string[]
  /** The license no longer covers the plugin: methods that change anything are refused. */
  readonly readOnly: boolean
  readonly signal: AbortSignal
  /**
   * Counts what the call does as so many calls of another capability: one that acts under two is held to the rates of both.
   *
   * @throws HP_ERR_RATE; nothing is then counted
   */
  readonly spend: (capability: Limited, calls: number) => void
  /** A body beside the JSON, where the method takes one. */
  readonly body?: Payload | undefined
}
