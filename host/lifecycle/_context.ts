import type { HostConfig } from '@hardpoint/schemas'
import type { RegistryClient } from '@hardpoint/registry/client'
import type { LogLine } from '../capabilities/_services.ts'
import type { Gate } from '../capabilities/gate.ts'
import type { Cells } from '../cells/cells.ts'
import type { CallHolds } from '../runtime/mod.ts'
import type { Licensing } from '../licensing/licensing.ts'
import type { Store } from '../storage/store.ts'
import type { Countersignatures, PackageShelf, Pins } from '../trust/mod.ts'
import type { ConsentRules } from './consent-rules.ts'
import type { Journal } from './_journal.ts'
import type { PendingPlans } from './_pending-plans.ts'
import type { CallRates } from './_call-rates.ts'
import type { InstalledPart, State } from './_state.ts'

/** Called with every installed plugin, after each change: the bus and the job queue follow it. */
export type OnChange = (plugins: readonly InstalledPart[]) => Promise<void>

/** What every verb works with. */
export interface Context {
  readonly store: Store
  readonly registry: () => RegistryClient | undefined
  readonly licensing: Pick<Licensing, 'tierOf' | 'status'>
  readonly cells: Cells
  /** Serves health handlers and migrations: it asks no license, for they are the host's own calls. */
  readonly gate: Pick<Gate, 'call'>
  readonly log: (line: LogLine) => void
  readonly consent: ConsentRules
  readonly config: HostConfig
  readonly clock: () => number
  readonly engineVersion: string
  readonly shelf: PackageShelf
  readonly pins: Pins
  readonly countersignatures: Countersignatures
  readonly state: State
  readonly pending: PendingPlans
  readonly journal: Journal
  readonly rates: CallRates
  /** The runtime's: which plugins' calls wait. */
  readonly holds: CallHolds
  /** Reads the state anew after a commit and tells those who follow it. What they throw is reported: the change is in force. */
  readonly changed: () => Promise<void>
  /** Deletes packages that nobody refers to any more. What goes wrong is reported: the next start makes it good. */
  readonly sweep: () => Promise<void>
}
