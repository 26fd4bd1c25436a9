export { createHost, type Host, type HostOptions } from './create-host.ts'
export type { BootStep } from './boot.ts'
