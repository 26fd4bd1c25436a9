import type { RegistryClient } from '@hardpoint/registry/client'
import type { HostConfig } from '@hardpoint/schemas'
import type { FastifyInstance } from 'fastify'
import type { EventBus } from '../bus/event-bus.ts'
import type { JobQueue } from '../bus/job-queue.ts'
import type { Cells } from '../cells/mod.ts'
import type { Tokens } from '../identity/tokens.ts'
import type { Licensing } from '../licensing/licensing.ts'
import type { Lifecycle } from '../lifecycle/lifecycle.ts'
import type { Runtime } from '../runtime/mod.ts'
import type { Store } from '../storage/store.ts'
import type { LogBook } from '../telemetry/mod.ts'
import type { DataDirectory } from './data-directory.ts'

/** Everything a running host is made of, by the name of the service that provides it. */
export interface HostParts {
  readonly directory: DataDirectory
  readonly config: HostConfig
  readonly logs: LogBook
  readonly store: Store
  readonly licensing: Licensing
  readonly tokens: Tokens
  readonly adminToken: string
  readonly bus: EventBus
  readonly jobs: JobQueue
  readonly cells: Cells
  readonly registry: () => RegistryClient | undefined
  readonly lifecycle: Lifecycle
  readonly runtime: Runtime
  /** Events and jobs run from here on. */
  readonly delivery: true
  /** Whether the host updates plugins by itself. */
  readonly updates: boolean
  readonly http: FastifyInstance
  /** Undefined where the host does not listen. */
  readonly url: string | undefined
}
