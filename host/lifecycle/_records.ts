import type { Grant, Manifest } from '@hardpoint/schemas'
import { collection, type Collection } from '../storage/collection.ts'
import type { Store } from '../storage/store.ts'
import type { InstalledPlugin } from './lifecycle.ts'

/** What is kept of an installed plugin. The manifest only so that one whose package is broken can still be shown. */
export interface StoredPlugin {
  readonly installed: InstalledPlugin
  readonly manifest: Manifest
}

/** Where the lifecycle keeps what it knows. */
export interface Records {
  readonly plugins: Collection<StoredPlugin>
  readonly grants: Collection<Grant>
  /** By tenant and plugin. */
  readonly configs: Collection<Readonly<Record<string, unknown>>>
  /** Plugins whose data is being deleted: an entry stays until the last of it is gone. */
  readonly purges: Collection<{ readonly at: string; readonly by: string }>
  /** Plugin id to version. Every verb checks and writes it, so that no two verbs (of several hosts, too) see the same state and both change it. */
  readonly lock: Collection<{ readonly versions: Readonly<Record<string, string>> }>
}

export function openRecords(store: Store): Records {
  return {
    plugins: collection(store, ['sys', 'plugins'], value => value as StoredPlugin),
    grants: collection(store, ['sys', 'grants'], value => value as Grant),
    configs: collection(store, ['sys', 'configs'], value => value as Record<string, unknown>),
    purges: collection(store, ['sys', 'purges'], value => value as { at: string; by: string }),
    lock: collection(store, ['sys', 'lock'], value => value as { versions: Record<string, string> }),
  }
}
