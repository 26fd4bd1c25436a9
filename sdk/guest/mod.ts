export type {
  EventContext, ExportContext, GuestContext, GuestPrincipal, HealthContext, JobContext, JobRun, MigrationContext, PluginEvent, RouteContext, UpgradeHost,
} from './context.ts'
export { CAPABILITY_IDS, CAPABILITY_METHODS, CAPABILITY_OPTIONS, CAPABILITY_TIERS, type CapabilityId, type CapabilityMethodData } from './capability-ids.gen.ts'
export type * from './host-api.gen.ts'
