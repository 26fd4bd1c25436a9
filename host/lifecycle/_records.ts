import type { Advisory, Grant, Manifest } from '@hardpoint/schemas'
import { collection, type Collection } from '../storage/collection.ts'
import type { Store } from '../storage/store.ts'
import type { AcceptedAdvisory, InstalledPlugin, PluginChange, WaitingUpdate } from './lifecycle.ts'
import type { JournalledVerb } from './_steps.ts'

/** What is kept of an installed plugin. The manifest only so that one whose package is broken can still be shown. */
export interface StoredPlugin {
  readonly installed: InstalledPlugin
  readonly manifest: Manifest
}

/** Which data is a plugin's, and of which `dataVersion` it is. */
export interface DataState {
  /** 0 until the first migration; each makes a new one. */
  readonly generation: number
  readonly version: number
}

/** A version that was in force before: what it takes to put it back. Its package stays on the shelf. */
export interface KeptVersion extends StoredPlugin {
  readonly grant: Grant
  readonly data: DataState
  /** When it was replaced, ISO 8601. */
  readonly until: string
}

/** A version that the host went back from by itself, or that a rollback passed over, where that changed the data: nobody asked for what it stored to be deleted. */
export interface AbandonedVersion extends KeptVersion {
  /** ISO 8601: with its data it is deleted then. */
  readonly deleteAt: string
}

/** An upgrade that may still be taken back by itself. */
export interface Watch {
  /** ISO 8601. */
  readonly until: string
  /** Of the version before: share of its calls that failed by its own fault. */
  readonly failedBefore: number
}

/** What was in force before, and what became of it. */
export interface History {
  /** Newest first. */
  readonly kept: readonly KeptVersion[]
  /** The last ones, oldest first. */
  readonly changes: readonly PluginChange[]
  /** Newest first. */
  readonly abandoned?: readonly AbandonedVersion[]
  readonly watch?: Watch
}

/** What a host was doing. */
export interface JournalEntry {
  readonly verb: JournalledVerb
  readonly plugins: readonly string[]
  readonly step: string
  readonly by: string
  readonly at: string
}

/** What a registry warned of when it was last heard. */
export interface HeardAdvisories {
  readonly registry: string
  readonly at: string
  readonly list: readonly Advisory[]
}

/** Where the lifecycle keeps what it knows. */
export interface Records {
  readonly plugins: Collection<StoredPlugin>
  readonly grants: Collection<Grant>
  /** Of the plugins that were upgraded since they were installed. */
  readonly histories: Collection<History>
  /** Also of plugins that were removed and left their data; of one that is not here: generation 0, version 1. */
  readonly data: Collection<DataState>
  /** Plugin id to the last generation that was begun, whatever became of it: its number is not given again, for what wrote there may still write. */
  readonly generations: Collection<number>
  /** At most one: what is being done. */
  readonly journal: Collection<JournalEntry>
  /** By tenant and plugin. */
  readonly configs: Collection<Readonly<Record<string, unknown>>>
  /** Plugins of which everything is being deleted, or one generation of the data: an entry stays until the last of it is gone. */
  readonly purges: Collection<{ readonly at: string; readonly by: string }>
  /** At most one. */
  readonly advisories: Collection<HeardAdvisories>
  /** By the advisory's id. */
  readonly accepted: Collection<AcceptedAdvisory>
  /** At most one: who this host is when it draws its place in a share. Never sent anywhere. */
  readonly host: Collection<{ readonly id: string }>
  /** By plugin: automatic updates that a person has to decide about. */
  readonly waiting: Collection<WaitingUpdate>
  /** Plugin id to version. Every verb checks and writes it, so that no two verbs (of several hosts, too) see the same state and both change it. */
  readonly lock: Collection<{ readonly versions: Readonly<Record<string, string>> }>
}

export function openRecords(store: Store): Records {
  return {
    plugins: collection(store, ['sys', 'plugins'], value => value as StoredPlugin),
    grants: collection(store, ['sys', 'grants'], value => value as Grant),
    histories: collection(store, ['sys', 'histories'], value => value as History),
    data: collection(store, ['sys', 'data'], value => value as DataState),
    generations: collection(store, ['sys', 'generations'], value => value as number),
    journal: collection(store, ['sys', 'journal'], value => value as JournalEntry),
    configs: collection(store, ['sys', 'configs'], value => value as Record<string, unknown>),
    purges: collection(store, ['sys', 'purges'], value => value as { at: string; by: string }),
    advisories: collection(store, ['sys', 'advisories'], value => value as HeardAdvisories),
    accepted: collection(store, ['sys', 'accepted'], value => value as AcceptedAdvisory),
    host: collection(store, ['sys', 'host'], value => value as { id: string }),
    waiting: collection(store, ['sys', 'waiting'], value => value as WaitingUpdate),
    lock: collection(store, ['sys', 'lock'], value => value as { versions: Record<string, string> }),
  }
}
