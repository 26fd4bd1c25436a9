import type { EventContext, ExportContext, HealthContext, JobContext, JobRun, MigrationContext, PluginEvent, RouteContext, UpgradeHost } from '../guest/context.ts'
import type { HostApi } from '../guest/host-api.gen.ts'

/** Answers a request. `await request.json()` is the body, valid by the route's schema in plugin.json. */
export type RouteHandler = (request: Request, host: HostApi, context: RouteContext) => Response | Promise<Response>

/** Handles an event, delivered at least once: one that throws is delivered again. */
export type EventHandler = (event: PluginEvent<never>, host: HostApi, context: EventContext) => unknown

/** Runs a job, at least once: one that throws is run again. */
export type JobHandler = (run: JobRun<never>, host: HostApi, context: JobContext) => unknown

/** Serves a call of another plugin. Params and result are JSON, valid by the export's schemas in plugin.json. */
export type ExportHandler = (params: never, host: HostApi, context: ExportContext) => unknown

/** Throws where this version does not work. Reads only: it is asked before the version is in force, while another one serves. */
export type HealthHandler = (host: UpgradeHost, context: HealthContext) => unknown

/** Makes one organisation's data of the version before into data of this one. It works on a copy: one that throws changes nothing. */
export type Migration = (host: UpgradeHost, context: MigrationContext) => unknown

/** The code of a plugin: a handler for each contribution in plugin.json, under the same id. */
export interface PluginDefinition {
  readonly routes?: Readonly<Record<string, RouteHandler>>
  readonly events?: Readonly<Record<string, EventHandler>>
  readonly jobs?: Readonly<Record<string, JobHandler>>
  readonly exports?: Readonly<Record<string, ExportHandler>>
  /** For `contributes.health` in plugin.json. */
  readonly health?: HealthHandler
  /** By the `dataVersion` that each leads to, from the one before it: `{ 2: …, 3: … }`. */
  readonly migrations?: Readonly<Record<number, Migration>>
}

/**
 * Types the default export of a plugin. It returns what it is given.
 *
 * ```ts
 * import { definePlugin } from '@hardpoint/sdk'
 *
 * export default definePlugin({
 *   routes: { hello: () => Response.json({ hello: 'world' }) },
 * })
 * ```
 */
export function definePlugin<const P extends PluginDefinition>(plugin: P): P {
  return plugin
}
