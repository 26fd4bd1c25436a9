export { createRegistryServer, type RegistryServerOptions } from './create-registry-server.ts'
export { initRegistry, type InitRegistryOptions } from './init-registry.ts'
export { openRegistryStore } from './open-registry-store.ts'
export { openRegistryTokens, type RegistryTokens } from './open-registry-tokens.ts'
export {
  OPERATOR, type CheckManifest, type Commit, type Committed, type NewToken, type Preflight, type PublisherScope, type RegistryStore, type RegistryStoreOptions, type RolesInForce,
  type TokenInfo, type TokenScope,
} from './registry-store.ts'
export type { KeyRotation, RegistryOperator, RoleChange, RootChange } from '../operate/mod.ts'
export { keySigner, type Signer } from '../roles/mod.ts'
export { mirrorRegistry, type MirrorReport } from './mirror-registry.ts'
export { writeBundle, type BundleReport } from './write-bundle.ts'
