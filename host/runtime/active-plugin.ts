import type { Grant, Manifest } from '@hardpoint/schemas'
import type { HardpointError } from '@hardpoint/schemas/errors'
import type { PluginCode } from '../cells/cells.ts'

/** An installed plugin as the runtime needs it: compared with its record at this start, verified in full when `code.main` is read, and whether it may run. */
export interface ActivePlugin {
  readonly manifest: Manifest
  readonly code: PluginCode
  /** The package's source map, read and verified when it is asked for. @throws what PackageShelf.read throws */
  readonly sourceMap?: () => Uint8Array | undefined
  readonly grant: Grant
  /** What its data is kept under; its id where absent. */
  readonly namespace?: string
  readonly enabled: boolean
}

/** The plugins of this host by id. What it answers is current at each call. */
export interface PluginTable {
  get(id: string): ActivePlugin | undefined
  all(): readonly ActivePlugin[]
  /** Why an installed plugin that `get` does not give must not run, where calls are to be told. */
  refusal?(id: string): HardpointError | undefined
}
