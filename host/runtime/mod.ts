export type { ActivePlugin, PluginTable } from './active-plugin.ts'
export { CallHolds } from './call-holds.ts'
export { createRuntime, type RuntimeParts } from './create-runtime.ts'
export type { Invocation, Runtime } from './runtime.ts'
