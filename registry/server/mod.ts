export { createRegistryServer, type RegistryServerOptions } from './create-registry-server.ts'
export { openRegistryStore } from './open-registry-store.ts'
export type { CheckManifest, RegistryStore, RegistryStoreOptions } from './registry-store.ts'
