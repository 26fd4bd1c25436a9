export { createLifecycle, type LifecycleOptions } from './create-lifecycle.ts'
export type { OnChange } from './_context.ts'
export type { ConsentRules } from './consent-rules.ts'
export type * from './lifecycle.ts'
