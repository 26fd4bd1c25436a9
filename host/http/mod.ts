export { createServer } from './create-server.ts'
export type { HostInfo, HttpParts, RegistrySearch } from './http-parts.ts'
export { nearest } from './nearest.ts'
