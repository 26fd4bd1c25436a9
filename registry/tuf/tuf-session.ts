import { readFileSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Metadata, Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models'
import { Updater, type Config, type Fetcher } from 'tuf-js'
import { DownloadHTTPError } from 'tuf-js/dist/error.js'
import { corrupt, parseJson } from '../layout/mod.ts'
import { explain } from './explain.ts'
import type { Read } from './read.ts'
import type { RoleChecks } from './role-checks.ts'

/** A name for tuf-js, which wants URLs; what follows it is a path of `read`. */
const BASE = 'tuf://registry/'

export interface TufSessionOptions {
  /** What to call the registry in errors. */
  readonly registry: string
  readonly read: Read
  /** Where tuf-js finds root.json and the rest of the trusted state, and keeps what it verified. */
  readonly directory: string
  /** The time, in ms, against which expiry is judged. */
  readonly now: number
  /** How long past its time a timestamp or snapshot is taken all the same. */
  readonly maxStaleMs?: number
  readonly config?: Partial<Config>
  readonly checks?: RoleChecks
  /** Called with each newer root that its predecessor vouches for. */
  readonly keepRoot?: (bytes: Uint8Array) => void
}

/** What is reached of tuf-js past its types, in this file alone: its trusted roles, and the time it takes for now. */
interface TrustedStore {
  referenceTime: Date
  readonly root: Metadata<Root>
  readonly timestamp: Metadata<Timestamp> | undefined
  readonly snapshot: Metadata<Snapshot> | undefined
  getRole(name: string): Metadata<Targets> | undefined
  updateRoot(bytes: Buffer): Metadata<Root>
  updateTimestamp(bytes: Buffer): Metadata<Timestamp>
  updateSnapshot(bytes: Buffer, trusted?: boolean): Metadata<Snapshot>
  updateDelegatedTargets(bytes: Buffer, role: string, delegator: string): void
}

/**
 * tuf-js's updater over any source of bytes and any clock, with its errors in our words and our checks between its steps.
 *
 * It wraps what goes wrong into sentences, and ignores what is wrong with local files; so the last thing that went wrong is noted where it happens.
 */
export class TufSession {
  readonly store: TrustedStore
  readonly #options: TufSessionOptions
  readonly #updater: Updater
  #failure: HardpointError | undefined

  /** @throws HP_ERR_REGISTRY_* where the trusted root itself does not hold */
  constructor(options: TufSessionOptions) {
    this.#options = options
    try {
      this.#updater = this.#judge('root.json', () => this.#createUpdater(options))
    } catch (error) {
      throw this.#failure ?? error
    }
    this.store = (this.#updater as unknown as { readonly trustedSet: TrustedStore }).trustedSet
    this.store.referenceTime = new Date(options.now - (options.maxStaleMs ?? 0))
    options.checks?.root(this.store.root.signed)
    this.#watch(this.store)
  }

  #createUpdater({ directory, config = {} }: TufSessionOptions): Updater {
    this.#parseStrictly('root.json', readFileSync(join(directory, 'root.json')))
    return new Updater({ metadataDir: directory, metadataBaseUrl: `${BASE}metadata`, targetBaseUrl: `${BASE}targets`, fetcher: this.#fetcher(), config })
  }

  /** Brings the four top-level roles up to date. @throws HP_ERR_REGISTRY_* */
  refresh(): Promise<void> {
    return this.#tell(() => this.#updater.refresh())
  }

  /** The target of a path, loading the roles it is delegated to. @throws HP_ERR_REGISTRY_* */
  targetInfo(path: string): Promise<TargetFile | undefined> {
    return this.#tell(() => this.#updater.getTargetInfo(path))
  }

  /** Downloads a target into a file. @throws HP_ERR_REGISTRY_* */
  download(target: TargetFile, file: string): Promise<string> {
    return this.#tell(() => this.#updater.downloadTarget(target, file))
  }

  /** Whether a file holds a target already. */
  async isDownloaded(target: TargetFile, file: string): Promise<boolean> {
    return await this.#updater.findCachedTarget(target, file) !== undefined
  }

  async #tell<T>(work: () => Promise<T>): Promise<T> {
    this.#failure = undefined
    try {
      return await work()
    } catch (error) {
      throw this.#failure ?? explain(error, this.#origin('metadata'))
    }
  }

  /** Runs a step of tuf-js, and notes how it went. tuf-js goes on by the class of the error: it gets the one it threw. */
  #judge<T>(what: string, step: () => T): T {
    try {
      const result = step()
      this.#failure = undefined
      return result
    } catch (error) {
      this.#failure = explain(error, this.#origin(what))
      throw error
    }
  }

  #watch(store: TrustedStore): void {
    const { checks, keepRoot } = this.#options
    const tuf = {
      updateRoot: store.updateRoot.bind(store), updateTimestamp: store.updateTimestamp.bind(store),
      updateSnapshot: store.updateSnapshot.bind(store), updateDelegatedTargets: store.updateDelegatedTargets.bind(store),
    }
    store.updateRoot = (bytes) => this.#judge('root.json', () => {
      this.#parseStrictly('root.json', bytes)
      const root = tuf.updateRoot(bytes)
      checks?.root(root.signed)
      keepRoot?.(bytes)
      return root
    })
    store.updateTimestamp = (bytes) => this.#judge('timestamp.json', () => {
      this.#parseStrictly('timestamp.json', bytes)
      this.#demandFresh('root.json', store.root)
      const timestamp = this.#dated(bytes, () => tuf.updateTimestamp(bytes))
      checks?.timestamp(timestamp.signed)
      return timestamp
    })
    store.updateSnapshot = (bytes, trusted = false) => this.#judge('snapshot.json', () => {
      const meta = store.timestamp?.signed.snapshotMeta
      // Digests before parsing, as tuf-js does: but for the trusted copy, which may be an older one.
      if (!trusted) meta?.verify(bytes)
      this.#parseStrictly('snapshot.json', bytes)
      const before = store.snapshot?.signed.meta ?? {}
      const snapshot = this.#dated(bytes, () => tuf.updateSnapshot(bytes, trusted))
      // The trusted copy has the version that the timestamp names. Has it the bytes too? A version may have been given twice.
      meta?.verify(bytes)
      checks?.snapshot(snapshot.signed)
      this.#demandOneOfEach(before, snapshot.signed.meta)
      return snapshot
    })
    store.updateDelegatedTargets = (bytes, role, delegator) => this.#judge(`${role}.json`, () => {
      store.snapshot?.signed.meta[`${role}.json`]?.verify(bytes)
      this.#parseStrictly(`${role}.json`, bytes)
      this.#dated(bytes, () => { tuf.updateDelegatedTargets(bytes, role, delegator) })
      const targets = store.getRole(role)
      if (targets === undefined) return
      this.#demandFresh(`${role}.json`, targets)
      checks?.targets(role, targets.signed, delegator === 'root' ? undefined : store.getRole(delegator)?.signed)
    })
  }

  /**
   * A version is given once. TUF only asks that none goes down; but who brings a publisher to sign on top of an older role has a second role of
   * that number, in which what came between is not, and hosts would take it for the one they know.
   */
  #demandOneOfEach(before: Snapshot['meta'], after: Snapshot['meta']): void {
    for (const [name, known] of Object.entries(before)) {
      const now = after[name]
      if (now?.version !== known.version || now.hashes?.['sha256'] === known.hashes?.['sha256']) continue
      const problem = `it has other bytes for version ${known.version} of ${name} than it had before`
      throw new HardpointError('HP_ERR_REGISTRY_MIXED', { ...this.#origin('snapshot.json'), problem })
    }
  }

  #parseStrictly(what: string, bytes: Uint8Array): void {
    parseJson(bytes, this.#origin(what), () => undefined)
  }

  /** What may be stale is the timestamp and the snapshot: they say that nothing is newer, not who may sign. */
  #demandFresh(what: string, { signed }: Metadata<Root | Targets>): void {
    if (signed.isExpired(new Date(this.#options.now))) throw this.#expired(what, signed.expires)
  }

  /** tuf-js names the file that expired, which need not be the one it was about to take, and not when. */
  #dated<T>(bytes: Uint8Array, step: () => T): T {
    try {
      return step()
    } catch (error) {
      if (!(error instanceof Error) || error.constructor.name !== 'ExpiredMetadataError') throw error
      const role = /(\S+)\.json is expired/.exec(error.message)?.[1] ?? ''
      const { root, timestamp, snapshot } = this.store
      const known = new Map<string, Metadata<Root | Timestamp | Snapshot> | undefined>([['root', root], ['timestamp', timestamp], ['snapshot', snapshot]]).get(role)
      const { expires } = known?.signed ?? (JSON.parse(String(bytes)) as { readonly signed: { readonly expires: string } }).signed
      throw this.#expired(`${role}.json`, expires, error)
    }
  }

  #expired(what: string, expires: string, cause?: unknown): HardpointError {
    const { registry, now } = this.#options
    return new HardpointError('HP_ERR_REGISTRY_EXPIRED', { registry, what, expires, now: new Date(now).toISOString() }, { cause })
  }

  #fetcher(): Fetcher {
    const download = async (url: string, maxBytes: number): Promise<Buffer> => {
      const bytes = await this.#read(url.slice(BASE.length), maxBytes)
      // For a root this says that there is no newer one.
      if (bytes === undefined) throw new DownloadHTTPError('absent', 404)
      return Buffer.from(bytes)
    }
    return {
      downloadBytes: download,
      downloadFile: async (url, maxBytes, handle) => {
        const file = join(this.#options.directory, '.download')
        await writeFile(file, await download(url, maxBytes))
        try {
          return await handle(file)
        } finally {
          await rm(file, { force: true })
        }
      },
    }
  }

  async #read(path: string, maxBytes: number): Promise<Uint8Array | undefined> {
    try {
      const bytes = await this.#options.read(path, { maxBytes })
      if (bytes === undefined) this.#failure = corrupt(this.#origin(path), 'it is missing; is this a registry?')
      return bytes
    } catch (error) {
      this.#failure = explain(error, this.#origin(path))
      throw error
    }
  }

  #origin(what: string): { registry: string; what: string } {
    return { registry: this.#options.registry, what }
  }
}
