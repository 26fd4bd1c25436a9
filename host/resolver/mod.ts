export { resolve } from './resolve.ts'
export type * from './resolution.ts'
