import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { parseIndex } from '../../layout/mod.ts'
import type { IndexAt } from '../_catalog.ts'
import type { DurableFiles } from '../_durable-files.ts'
import { Queue } from '../_queue.ts'
import type { Release } from '../registry-store.ts'
import { packagePieces } from './_package-pieces.ts'
import { npmTarball } from './_tarball.ts'

type Dist = Release['dist']

/** Versions, of whichever plugins, that are kept in memory. */
const MAX_KEPT = 20_000

/** Plugins that wait to be read. Who comes after them is told to come back: each of a crowd of strangers would hold a request. */
const MAX_WAITING = 100

/** Of packages that are read in one go, for versions whose digests nobody kept: others wait meanwhile. */
const BYTES_A_TURN = 268_435_456

/** Versions that are looked up before others get their turn. */
const ENTRIES_A_TURN = 64

/** What is told to wait who comes in vain, in seconds. */
const RETRY_SECONDS = 2

type Files = Pick<DurableFiles, 'directory' | 'read' | 'pieces' | 'write'>

/** Each as its constant says, where not given. */
export interface ReleasesLimits {
  readonly maxKept?: number
  readonly maxWaiting?: number
  readonly bytesATurn?: number
}

/**
 * What npm is told of plugins. A plugin is read once for each state of its index, however many ask for it; one plugin at a time, whatever strangers ask.
 *
 * The digests of a tarball take reading its package: they are made when a version is published, and kept in private/npm/. A file that is lost or damaged is made anew.
 */
export class Releases {
  readonly #files: Files
  readonly #limits: Required<ReleasesLimits>
  readonly #queue = new Queue()
  /** By the digest of the index. Last: who asked last. */
  readonly #kept = new Map<string, readonly Release[]>()
  #count = 0
  readonly #pending = new Map<string, Promise<readonly Release[]>>()

  constructor(files: Files, { maxKept = MAX_KEPT, maxWaiting = MAX_WAITING, bytesATurn = BYTES_A_TURN }: ReleasesLimits = {}) {
    this.#files = files
    this.#limits = { maxKept, maxWaiting, bytesATurn }
  }

  /** @throws HP_ERR_REGISTRY_BUSY, HP_ERR_REGISTRY_CORRUPT */
  async of(index: IndexAt): Promise<readonly Release[]> {
    const kept = this.#kept.get(index.sha256)
    if (kept !== undefined) return this.#keep(index.sha256, kept)
    const pending = this.#pending.get(index.sha256)
    if (pending !== undefined) return pending
    if (this.#pending.size >= this.#limits.maxWaiting) throw busy()
    const reading = this.#queue.run(() => this.#read(index)).finally(() => { this.#pending.delete(index.sha256) })
    this.#pending.set(index.sha256, reading)
    return reading
  }

  /** Measures versions that were just published. It is done by the first who asks where this fails. */
  async note(entries: readonly IndexEntry[]): Promise<void> {
    for (const entry of entries) await this.#queue.run(() => this.#measured(entry.id, [entry])).catch(() => undefined)
  }

  async #read(index: IndexAt): Promise<readonly Release[]> {
    const entries = await parseIndex(await index.read(), index.id, this.#files.directory)
    return this.#keep(index.sha256, await this.#measured(index.id, entries))
  }

  #keep(sha256: string, releases: readonly Release[]): readonly Release[] {
    if (!this.#kept.delete(sha256)) this.#count += releases.length + 1
    this.#kept.set(sha256, releases)
    for (const [oldest, { length }] of this.#kept) {
      if (this.#count <= this.#limits.maxKept || oldest === sha256) break
      this.#kept.delete(oldest)
      this.#count -= length + 1
    }
    return releases
  }

  async #measured(id: string, entries: readonly IndexEntry[]): Promise<Release[]> {
    const dists = await this.#known(id)
    const releases: Release[] = []
    let read = 0
    try {
      for (const [at, entry] of entries.entries()) {
        if (at % ENTRIES_A_TURN === 0) await setImmediate()
        const { key } = npmTarball(entry)
        const known = dists.get(key)
        if (known === undefined && read >= this.#limits.bytesATurn) throw busy()
        const dist = known ?? await measure(this.#files, entry)
        if (known === undefined) read += entry.size
        dists.set(key, dist)
        releases.push({ entry, dist })
      }
      return releases
    } finally {
      // Also where there is more to read: who comes again finds it further on. A full disk refuses nobody what can be read.
      if (read > 0) await this.#files.write(pathOf(id), Buffer.from(`${JSON.stringify(Object.fromEntries(dists))}\n`), { mode: 0o600 }).catch(() => undefined)
    }
  }

  async #known(id: string): Promise<Map<string, Dist>> {
    try {
      const found = JSON.parse(Buffer.from(await this.#files.read(pathOf(id)) ?? '{}').toString('utf8')) as Readonly<Record<string, unknown>>
      return new Map(Object.entries(found).filter((pair): pair is [string, Dist] => isDist(pair[1])))
    } catch {
      return new Map()
    }
  }
}

async function measure(files: Files, entry: IndexEntry): Promise<Dist> {
  const [sha512, sha1] = [createHash('sha512'), createHash('sha1')]
  for await (const piece of npmTarball(entry).pieces(await packagePieces(files, entry))) {
    sha512.update(piece)
    sha1.update(piece)
  }
  return { integrity: `sha512-${sha512.digest('base64')}`, shasum: sha1.digest('hex') }
}

function isDist(value: unknown): value is Dist {
  const { integrity, shasum } = Object(value) as Readonly<Record<string, unknown>>
  return typeof integrity === 'string' && /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity) && typeof shasum === 'string' && /^[0-9a-f]{40}$/.test(shasum)
}

function pathOf(id: string): string {
  return `private/npm/${id}.json`
}

function busy(): HardpointError {
  return new HardpointError('HP_ERR_REGISTRY_BUSY', { seconds: RETRY_SECONDS })
}
