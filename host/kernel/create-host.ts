import type { HostConfig } from '@hardpoint/schemas'
import type { FastifyInstance } from 'fastify'
import type { CellsOptions } from '../cells/mod.ts'
import { boot, type BootStep } from './boot.ts'
import { hostServices } from './host-services.ts'

export interface HostOptions {
  /** Everything the host keeps is below it; made where it is missing. */
  readonly dataDirectory: string
  /** Wins over the directory's config.json. */
  readonly config?: HostConfig
  /** False: no port is opened; use `app.inject()`, or mount `app.routing` in a server of your own. Default true. */
  readonly listen?: boolean
  /** Of `plugin dev` alone: opens isolates to a debugger. */
  readonly inspection?: CellsOptions['inspection']
}

/** A running host. */
export interface Host {
  /** Undefined where it does not listen. */
  readonly url: string | undefined
  readonly app: FastifyInstance
  /** The operator's own token: keep it out of logs and arguments. */
  readonly adminToken: string
  readonly boot: readonly BootStep[]
  /** Drains and stops everything, in reverse order of the start. */
  close(): Promise<void>
}

/**
 * Boots a host on a data directory.
 *
 * @throws HP_ERR_DATA_LOCKED, HP_ERR_DATA_READ_ONLY, HP_ERR_DATA_FULL, HP_ERR_DATA_CORRUPT, HP_ERR_DOCUMENT_INVALID, HP_ERR_PORT_IN_USE,
 *   HP_ERR_KEY_PERMISSIONS, HP_ERR_BOOT; nothing is left running then
 */
export async function createHost({ dataDirectory, config = {}, listen = true, inspection }: HostOptions): Promise<Host> {
  const booted = await boot(hostServices({ dataDirectory, config, listen, inspection }))
  const { url, http, adminToken } = booted.parts
  return { url, app: http, adminToken, boot: booted.order, close: () => booted.stop() }
}
