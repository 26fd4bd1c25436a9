/**
 * What a plugin's code imports. It is bundled into the plugin, so nothing here may need Node.
 * The author's tools are in `@hardpoint/sdk/tools`, the fake host in `@hardpoint/sdk/testing`.
 */
export {
  definePlugin, type EventHandler, type ExportHandler, type HealthHandler, type JobHandler, type Migration, type PluginDefinition, type RouteHandler,
} from './define/define-plugin.ts'
export { Refusal, refuse } from './define/refuse.ts'
export type {
  EventContext, ExportContext, GuestContext, GuestPrincipal, HealthContext, JobContext, JobRun, MigrationContext, PluginEvent, RouteContext, UpgradeHost,
} from './guest/context.ts'
export type * from './guest/host-api.gen.ts'
