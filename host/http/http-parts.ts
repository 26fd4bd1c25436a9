import type { HostConfig } from '@hardpoint/schemas'
import type { Cells } from '../cells/cells.ts'
import type { Tokens } from '../identity/tokens.ts'
import type { Licensing } from '../licensing/licensing.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { LogBook } from '../telemetry/log-book.ts'

/** What the admin API asks of a registry client. */
export interface RegistrySearch {
  search(words: string): Promise<readonly { readonly id: string }[]>
  /** By its own word. Never rejects. */
  downloads(ids: readonly string[]): Promise<ReadonlyMap<string, number>>
}

export interface HostInfo {
  readonly version: string
  /** ISO 8601 */
  readonly startedAt: string
  readonly dataDirectory: string
}

/** The parts of the kernel that are served over HTTP, passed in. */
export interface HttpParts {
  readonly lifecycle: Lifecycle
  readonly runtime: Runtime
  readonly licensing: Licensing
  readonly tokens: Tokens
  readonly logs: LogBook
  readonly cells: Cells
  /** Undefined where none is configured. */
  readonly registry: () => RegistrySearch | undefined
  readonly config: HostConfig
  readonly info: HostInfo
}
