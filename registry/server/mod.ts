export { createRegistryServer, type RegistryServerOptions } from './create-registry-server.ts'
export { initRegistry, type InitRegistryOptions } from './init-registry.ts'
export { openRegistryStore } from './open-registry-store.ts'
export type {
  CheckManifest, Commit, Committed, KeyRotation, NewToken, RegistryStore, RegistryStoreOptions, RootChange, TokenInfo, TokenScope,
} from './registry-store.ts'
export { keySigner, type Signer } from '../roles/mod.ts'
export { mirrorRegistry, type MirrorReport } from './mirror-registry.ts'
export { writeBundle, type BundleReport } from './write-bundle.ts'
