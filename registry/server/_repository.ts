import type { IndexEntry } from '@hardpoint/schemas'
import type { KeyPair } from '@hardpoint/schemas/package'
import { CATALOG_PATH } from '../layout/mod.ts'
import { Catalog } from './_catalog.ts'
import { draft, epilogue, type Change, type Draft, type Step } from './_draft.ts'
import type { DurableFiles } from './_durable-files.ts'
import { onlineKeysStep, onlineSigners, named, readOnlineKeys } from './_online-keys.ts'
import { readState, type State } from './_state.ts'
import { KEPT_MS, MAX_KEPT_STATES, assertNewest, livePaths, superseded, sweep } from './_sweep.ts'
import { verifyDraft } from './_verify-draft.ts'

export interface RepositoryOptions {
  readonly clock: () => number
  readonly onStep?: ((step: Step) => void | Promise<void>) | undefined
}

/** The repository on disk, and how a change of it comes into force: drafted, verified as a client would, then written step by step. */
export class Repository {
  readonly #files: DurableFiles
  readonly #options: RepositoryOptions
  #state: State
  #online: readonly KeyPair[]
  #catalog: Catalog
  /** What each of the last changes replaced, oldest first. */
  readonly #replaced: { readonly at: number; readonly paths: readonly string[] }[] = []
  /** A change failed on the way: what is on disk is not known any more. Never while one is on its way: who reads the disk then puts back what it replaces. */
  #unsure = false

  private constructor(files: DurableFiles, options: RepositoryOptions, read: { readonly state: State; readonly online: readonly KeyPair[]; readonly catalog: Catalog }) {
    this.#files = files
    this.#options = options
    this.#state = read.state
    this.#online = read.online
    this.#catalog = read.catalog
  }

  /** Takes away what a kill left, and makes the catalog anew. @throws HP_ERR_REGISTRY_CORRUPT, HP_ERR_REGISTRY_OLDER, HP_ERR_DATA_CORRUPT */
  static async open(files: DurableFiles, options: RepositoryOptions): Promise<Repository> {
    const state = await readState(files)
    const { catalog, entries } = await Catalog.read(files, state)
    const repository = new Repository(files, options, { state, catalog, online: await readOnlineKeys(files) })
    await repository.#tidy(entries)
    return repository
  }

  get catalog(): Catalog {
    return this.#catalog
  }

  get online(): readonly KeyPair[] {
    return this.#online
  }

  /** What is in force, for who reads beside a change; undefined where one broke off. */
  get inForce(): State | undefined {
    return this.#unsure ? undefined : this.#state
  }

  /** What is in force. Read anew where a change broke off: for who has its turn alone, or the next change could come between reading and believing it. */
  async state(): Promise<State> {
    if (this.#unsure) {
      this.#state = await readState(this.#files)
      this.#catalog = (await Catalog.read(this.#files, this.#state)).catalog
      this.#online = await readOnlineKeys(this.#files)
      this.#unsure = false
    }
    return this.#state
  }

  /**
   * Makes a change true.
   *
   * @param done what to do besides once it is: indexes for the catalog, files to take away
   * @throws what the client's own verifier says, before anything is written
   */
  async apply(change: Change, done: { readonly indexes?: ReadonlyMap<string, readonly IndexEntry[]>; readonly gone?: readonly string[]; readonly publishers?: readonly string[] } = {}): Promise<void> {
    const state = await this.state()
    const drafted = await draft(state, change, { online: onlineSigners(this.#online), now: this.#options.clock() })
    await verifyDraft(this.#files, drafted, { state, now: this.#options.clock(), publishers: done.publishers ?? [] })
    const old = superseded(state, drafted.state)
    const catalog = done.indexes === undefined ? undefined : this.#catalog.with(done.indexes)
    await this.run(drafted, epilogue({ catalog: catalog?.bytes(), gone: [...done.gone ?? [], ...this.#leaving(old, drafted.state)] }))
    this.#catalog = catalog ?? this.#catalog
  }

  /** Takes the steps of a draft, and those after it. */
  async run(drafted: Draft, after: readonly Step[], online = this.#online): Promise<void> {
    try {
      for (const step of [...drafted.steps, ...after]) await this.#take(step)
    } catch (error) {
      this.#unsure = true
      throw error
    }
    this.#state = drafted.state
    this.#online = online
  }

  /** Writes the catalog where a change that is in force broke off before it. */
  async mendCatalog(): Promise<void> {
    await this.state()
    const now = this.#catalog.bytes()
    const there = await this.#files.read(CATALOG_PATH)
    if (there === undefined || Buffer.compare(there, now) !== 0) await this.#take({ path: CATALOG_PATH, bytes: now })
  }

  async #take(step: Step): Promise<void> {
    await this.#options.onStep?.(step)
    if (step.to !== undefined) await this.#files.move(step.path, step.to)
    else if (step.bytes === undefined) await this.#files.remove(step.path)
    else await this.#files.write(step.path, step.bytes, step.mode === undefined ? {} : { mode: step.mode })
  }

  /** What only states lead to that nobody can be reading any more. A file that is in force again stays. */
  #leaving(replaced: readonly string[], next: State): string[] {
    const now = this.#options.clock()
    this.#replaced.push({ at: now, paths: replaced })
    const young = this.#replaced.findIndex(({ at }) => at > now - KEPT_MS)
    const leaving = this.#replaced.splice(0, Math.max(young, this.#replaced.length - MAX_KEPT_STATES, 0))
    const kept = new Set([...livePaths(next), ...this.#replaced.flatMap(({ paths }) => paths)])
    return leaving.flatMap(({ paths }) => paths).filter((path) => !kept.has(path))
  }

  async #tidy(entries: readonly IndexEntry[]): Promise<void> {
    const now = this.#options.clock()
    assertNewest(await this.#files.list('metadata'), this.#state, this.#files.directory)
    for (const step of await sweep(this.#files, this.#state, { entries, now })) await this.#take(step)
    // A kill between a new root and this: the key that the root does not name any more is forgotten now.
    const keys = named(this.#online, this.#state.root)
    if (keys.length < this.#online.length && keys.length > 0) {
      await this.#take(onlineKeysStep(keys))
      this.#online = keys
    }
    await this.mendCatalog()
  }
}
