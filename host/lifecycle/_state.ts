import { isDeepStrictEqual } from 'node:util'
import { closest } from 'fastest-levenshtein'
import type { Advisory, Grant, HostConfig, Manifest } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { parseManifest } from '@hardpoint/schemas/package'
import { namespaceOf } from '../capabilities/storage-keys.ts'
import type { ActivePlugin } from '../runtime/active-plugin.ts'
import { committed } from '../storage/committed.ts'
import type { Commit, Store } from '../storage/store.ts'
import type { Countersignatures, PackageShelf, Pins } from '../trust/mod.ts'
import { checkEngine } from './_check-engine.ts'
import { checkManifest } from './_check-manifest.ts'
import type { ConsentRules } from './consent-rules.ts'
import { NO_HISTORY } from './_history.ts'
import { KnownAdvisories } from './_known-advisories.ts'
import { pluginCode } from './_plugin-code.ts'
import { openRecords, type DataState, type History, type Records, type StoredPlugin } from './_records.ts'
import type { AcceptedAdvisory, InstalledPlugin, PluginInfo } from './lifecycle.ts'

/** An installed plugin in memory: running, or with the reason why it does not. */
export interface LoadedPlugin {
  readonly installed: InstalledPlugin
  readonly manifest: Manifest
  readonly grant: Grant
  readonly history: History
  readonly active: ActivePlugin | undefined
  readonly problem: PluginInfo['problem']
  /** What its calls are answered with, where an advisory stops it. */
  readonly refusal?: HardpointError
}

/** What is known of a plugin without its package. */
export type InstalledPart = Pick<ActivePlugin, 'manifest' | 'grant' | 'enabled'>

export interface StateOptions {
  readonly store: Store
  readonly shelf: PackageShelf
  readonly pins: Pins
  readonly countersignatures: Countersignatures
  readonly consent: ConsentRules
  readonly config: HostConfig
  readonly engineVersion: string
}

type TrustOf = Awaited<ReturnType<Pins['checker']>>

/** What is installed, as the store says it. Read whole after each change, so that memory cannot drift from disk. */
export class State {
  readonly records: Records
  readonly #options: StateOptions
  #plugins: ReadonlyMap<string, LoadedPlugin> = new Map()
  #active: readonly ActivePlugin[] = []
  #data: ReadonlyMap<string, DataState> = new Map()
  #advisories = new KnownAdvisories([], new Map())
  #accepted: ReadonlyMap<string, AcceptedAdvisory> = new Map()
  /** Advisories that may not be on disk yet. */
  #heard: readonly Advisory[] | undefined
  #lockVersion: string | null = null

  constructor(options: StateOptions) {
    this.#options = options
    this.records = openRecords(options.store)
  }

  /** By id, in the order of ids. */
  get plugins(): ReadonlyMap<string, LoadedPlugin> {
    return this.#plugins
  }

  get active(): readonly ActivePlugin[] {
    return this.#active
  }

  get advisories(): KnownAdvisories {
    return this.#advisories
  }

  /** Every installed plugin, also one whose package is broken: what is kept for it must be there once it is repaired. */
  get installed(): readonly InstalledPart[] {
    return [...this.#plugins.values()].map(({ manifest, grant, installed: { enabled } }) => ({ manifest, grant, enabled }))
  }

  /** Changes with every change of what is installed. */
  get lockVersion(): string | null {
    return this.#lockVersion
  }

  /** Plugin id to installed version. */
  get lock(): Record<string, string> {
    return Object.fromEntries([...this.#plugins].map(([id, { installed }]) => [id, installed.version]))
  }

  /** Plugin id to the channel that it follows besides latest, where it does. */
  get channels(): Record<string, string> {
    return Object.fromEntries([...this.#plugins].flatMap(([id, { installed: { channel } }]) => (channel === undefined ? [] : [[id, channel]])))
  }

  /** Of any plugin, installed or not. */
  dataOf(plugin: string): DataState {
    return this.#data.get(plugin) ?? { generation: 0, version: 1 }
  }

  /** @throws HP_ERR_NOT_INSTALLED with the nearest id */
  find(plugin: string): LoadedPlugin {
    const found = this.#plugins.get(plugin)
    if (found !== undefined) return found
    const ids = [...this.#plugins.keys()]
    throw new HardpointError('HP_ERR_NOT_INSTALLED', { plugin, nearest: ids.length === 0 ? 'another one' : closest(plugin, ids) })
  }

  async load(): Promise<void> {
    const lock = await this.records.lock.get([])
    const grants = new Map<string, Grant>()
    for await (const { id, value } of this.records.grants.list()) grants.set(String(id[0]), value)
    const histories = new Map<string, History>()
    for await (const { id, value } of this.records.histories.list()) histories.set(String(id[0]), value)
    const data = new Map<string, DataState>()
    for await (const { id, value } of this.records.data.list()) data.set(String(id[0]), value)
    const accepted = new Map<string, AcceptedAdvisory>()
    for await (const { id, value } of this.records.accepted.list()) accepted.set(String(id[0]), value)
    const known = (await this.records.advisories.get([]))?.value.list ?? []
    const trustOf = await this.#options.pins.checker()
    const stored = (await Array.fromAsync(this.records.plugins.list())).map(({ value }) => value)
    // From here on without a pause: what is heard meanwhile must not be overwritten by what was read before it.
    this.#data = data
    this.#accepted = accepted
    this.#advisories = new KnownAdvisories(this.#heard ?? known, accepted)
    this.#plugins = new Map(stored.map(each => {
      const { id, installedAt: at, installedBy: by } = each.installed
      return [id, this.#loadPlugin(each, { grant: grants.get(id) ?? { capabilities: {}, at, by }, history: histories.get(id) ?? NO_HISTORY }, trustOf)]
    }))
    this.#active = [...this.#plugins.values()].flatMap(({ active }) => active ?? [])
    this.#lockVersion = lock?.version ?? null
  }

  /**
   * Puts advisories in force in memory, where they hold from then on: what must not run is given out no more. Whoever heard them writes them down.
   *
   * @returns ids of what ran until now
   */
  hear(list: readonly Advisory[]): string[] {
    this.#heard = list
    this.#advisories = new KnownAdvisories(list, this.#accepted)
    const ran = new Set(this.#active.map(({ code }) => code.id))
    this.#plugins = new Map([...this.#plugins].map(([id, loaded]) => [id, ran.has(id) ? this.#stopped(loaded) : loaded]))
    this.#active = [...this.#plugins.values()].flatMap(({ active }) => active ?? [])
    return [...ran].filter(id => this.#plugins.get(id)?.active === undefined)
  }

  /**
   * Commits a change of what is installed, all or nothing, unless anyone else changed it since it was loaded.
   *
   * @param versions plugin id to version as they will be
   * @throws HP_ERR_CONFLICT; the state is then loaded anew
   */
  async commit(commit: Commit, versions: Readonly<Record<string, string>> = this.lock): Promise<void> {
    await this.commitBeside({ ...commit, puts: [this.records.lock.put([], { versions }), ...commit.puts ?? []] })
  }

  /** Commits what belongs to the installed versions and is none of them, unless anyone else changed those since they were loaded. @throws as `commit` */
  async commitBeside(commit: Commit): Promise<void> {
    try {
      await committed(this.#options.store, { ...commit, checks: [this.records.lock.check([], this.#lockVersion), ...commit.checks ?? []] })
    } catch (error) {
      if (HardpointError.is(error, 'HP_ERR_CONFLICT')) await this.load()
      throw error
    }
  }

  /** As it is where an advisory stops it. */
  #stopped(loaded: LoadedPlugin): LoadedPlugin {
    const refusal = this.#advisories.refusal(loaded.installed)
    return refusal === undefined ? loaded : { ...loaded, active: undefined, problem: problemOf(refusal), refusal }
  }

  #loadPlugin(stored: StoredPlugin, kept: Pick<LoadedPlugin, 'grant' | 'history'>, trustOf: TrustOf): LoadedPlugin {
    const { installed, manifest } = stored
    const before = this.#plugins.get(installed.id)
    try {
      const code = before?.active !== undefined && sameBuild(before, stored) ? before.active : this.#check(stored)
      // Each time: keys are taken away while plugins run. After the package: one that is damaged as well must not count as whole (see isWhole).
      assertTrusted(installed, trustOf)
      const namespace = namespaceOf(installed.id, this.dataOf(installed.id).generation)
      return this.#stopped({ installed, ...kept, problem: undefined, manifest: code.manifest, active: { ...code, grant: kept.grant, enabled: installed.enabled, namespace } })
    } catch (error) {
      // A broken plugin is shown and does not run; it never keeps the others, or the host, from starting.
      return { installed, manifest, ...kept, active: undefined, problem: problemOf(error) }
    }
  }

  #check({ installed, manifest }: StoredPlugin): Pick<ActivePlugin, 'manifest' | 'code' | 'sourceMap'> {
    const { shelf, consent, config, countersignatures, engineVersion } = this.#options
    const { id, version, digest, publicKey } = installed
    const expected = { id, version, digest, publicKey, manifest }
    shelf.assertSame(expected)
    countersignatures.assertSigned({ id, version, sha256: digest })
    // Again: the engine, the form of manifests, the capabilities, the bounds of schemas and the time zones may be another host's version than at the install.
    parseManifest(manifest, `plugin.json of ${id} ${version}`)
    checkEngine(manifest, engineVersion)
    checkManifest(manifest, consent)
    return {
      manifest, code: pluginCode(expected, { shelf, cells: config.cells, surfaceOf: consent.surfaceOf }),
      sourceMap: () => shelf.read(expected).files.get('main.js.map'),
    }
  }
}

/** A key that was removed, or taken out of config.json since the install, is not trusted any more. @throws HP_ERR_PUBLISHER_CHANGED */
function assertTrusted({ id, publisher, publicKey }: InstalledPlugin, trustOf: TrustOf): void {
  if (trustOf(id, publicKey) !== 'first-use') return
  throw new HardpointError('HP_ERR_PUBLISHER_CHANGED', { publisher, plugin: id, pinned: [], found: publicKey, problem: 'no key of it is trusted any more' })
}

function sameBuild(a: StoredPlugin, b: StoredPlugin): boolean {
  return a.installed.digest === b.installed.digest && a.installed.publicKey === b.installed.publicKey
    && a.installed.version === b.installed.version && isDeepStrictEqual(a.manifest, b.manifest)
}

function problemOf(error: unknown): NonNullable<PluginInfo['problem']> {
  if (HardpointError.is(error)) return { code: error.code, message: error.message, fix: error.fix }
  throw error
}
