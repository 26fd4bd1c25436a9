import { openPublisherReader } from './open-publisher-reader.ts'
import type { OpenRegistryOptions } from './open-registry.ts'
import type { Commit, RegistryWriter } from './registry-writer.ts'

/** A registry's store that is open in this process. */
export interface WritableStore {
  readonly directory: string
  stage(sha256: string, bytes: Uint8Array, token: string): Promise<void>
  commit(commit: Commit, token: string): Promise<{ readonly version: number }>
}

/** Writes to a store with the same checks and the same token as over HTTP. */
export function storeWriter(store: WritableStore, token: string, options: OpenRegistryOptions = {}): RegistryWriter {
  return {
    ...openPublisherReader(store.directory, options),
    stage: (sha256, bytes) => store.stage(sha256, bytes, token),
    commit: (commit) => store.commit(commit, token),
  }
}
