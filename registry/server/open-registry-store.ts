import { chmod, mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { closest } from 'fastest-levenshtein'
import type { IndexEntry, PublisherRecord } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { assertUsableKey, verifyPackage, type VerifiedPackage } from '@hardpoint/schemas/package'
import { MAX_INDEX_BYTES, MAX_PACKAGE_BYTES, formatLines, isPluginId, keysAt, parseEntry, printable, publisherOf } from '../layout/mod.ts'
import { openDurableFiles } from './_durable-files.ts'
import { entryOf } from './_entry-of.ts'
import { IndexFiles } from './_index-files.ts'
import { lock } from './_lock.ts'
import { PublishTokens } from './_publish-tokens.ts'
import { Publishers } from './_publishers.ts'
import { Queue } from './_queue.ts'
import { onDisk } from './_storage-error.ts'
import type { RegistryStore, RegistryStoreOptions } from './registry-store.ts'

/**
 * Opens a registry's directory for writing, making it where there is none.
 *
 * @throws HP_ERR_REGISTRY_LOCKED, HP_ERR_REGISTRY_CORRUPT, HP_ERR_DATA_CORRUPT, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
 */
export async function openRegistryStore(directory: string, options: RegistryStoreOptions): Promise<RegistryStore> {
  const root = resolve(directory)
  const privately = join(root, 'private')
  const unlock = await onDisk(root, async () => {
    await mkdir(privately, { recursive: true })
    await chmod(privately, 0o700)
    return lock(root, join(privately, 'lock'))
  })
  try {
    const files = await openDurableFiles(root)
    const parts = {
      index: await IndexFiles.open(files), tokens: await PublishTokens.open(files), publishers: new Publishers(files),
    }
    return new Store(root, parts, { ...options, unlock })
  } catch (error) {
    await unlock()
    throw error
  }
}

interface Parts {
  readonly index: IndexFiles
  readonly tokens: PublishTokens
  readonly publishers: Publishers
}

type StoreOptions = RegistryStoreOptions & { readonly unlock: () => Promise<void> }

class Store implements RegistryStore {
  readonly directory: string
  readonly maxPackageBytes: number
  readonly #parts: Parts
  readonly #options: StoreOptions
  readonly #queue = new Queue()

  constructor(directory: string, parts: Parts, options: StoreOptions) {
    this.directory = directory
    this.maxPackageBytes = Math.min(options.maxPackageBytes ?? MAX_PACKAGE_BYTES, MAX_PACKAGE_BYTES)
    this.#parts = parts
    this.#options = options
  }

  authenticate(token: string): string {
    const publisher = this.#parts.tokens.publisherOf(token)
    if (publisher === undefined) throw new HardpointError('HP_ERR_UNAUTHENTICATED', {})
    return publisher
  }

  async publish(bytes: Uint8Array, token: string): Promise<IndexEntry> {
    const publisher = this.authenticate(token)
    const limit = this.maxPackageBytes
    if (bytes.length > limit) throw new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { found: bytes.length, what: 'bytes', limit })
    // A copy: the caller may reuse the buffer while this waits its turn.
    const own = Uint8Array.from(bytes)
    return this.#queue.run(async () => {
      const verified = await this.#verify(own, publisher, token)
      return this.#add(entryOf(verified, this.#options.clock()), verified.bytes)
    })
  }

  async #verify(bytes: Uint8Array, publisher: string, token: string): Promise<VerifiedPackage> {
    // Inside the queue, so that a key or token that was ended before this call's turn is not used any more.
    this.authenticate(token)
    const publicKeys = keysAt(await this.#parts.publishers.get(publisher), this.#options.clock())
    const verified = await verifyPackage(bytes, { publicKeys })
    const { id, version } = verified.manifest
    this.#assertOwner(id, version, publisher)
    for (const [path, content] of verified.files) {
      // Tokens leak inside packages: in a bundled configuration or an example in README, for two.
      if (Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(token)) {
        throw denied(`${id} ${version}`, `its file ${path} holds the publish token; end the token and publish with a new one`, publisher)
      }
    }
    await this.#options.checkManifest(verified.manifest)
    return verified
  }

  async #add(entry: IndexEntry, bytes: Uint8Array): Promise<IndexEntry> {
    const { index } = this.#parts
    const versions = await index.versions(entry.id)
    const known = versions.find(({ version }) => version === entry.version)
    if (known !== undefined) {
      if (known.sha256 !== entry.sha256) throw new HardpointError('HP_ERR_PUBLISH_EXISTS', { what: `${entry.id} ${entry.version}` })
      // An earlier try may have been ended between index and catalog, by a full disk for one.
      await index.saveCatalog()
      return known
    }
    // Past this, no client would read the index any more.
    if (formatLines([...versions, entry]).length > MAX_INDEX_BYTES) {
      throw denied(`${entry.id} ${entry.version}`, `its index would be longer than ${MAX_INDEX_BYTES} bytes`, publisherOf(entry.id))
    }
    await index.add(entry, bytes, versions)
    return entry
  }

  yank(id: string, version: string, reason: string, token: string): Promise<IndexEntry> {
    return this.#queue.run(async () => {
      this.#assertOwner(id, version, this.authenticate(token))
      const { index } = this.#parts
      const versions = await index.versions(id)
      if (versions.length === 0) throw new HardpointError('HP_ERR_PLUGIN_UNKNOWN', { plugin: id, nearest: nearest(id, index.ids()) })
      const found = versions.find((entry) => entry.version === version)
      if (found === undefined) throw unknownVersion(id, version, versions)
      const yanked = parseEntry({ ...found, yanked: reason })
      await index.save(id, versions.map((entry) => entry === found ? yanked : entry))
      return yanked
    })
  }

  #assertOwner(id: string, version: string, publisher: string): void {
    if (isPluginId(id) && publisherOf(id) === publisher) return
    throw denied(`${printable(id)} ${printable(version)}`, `the token is that of ${publisher}, who does not own this id`, printable(publisherOf(id)))
  }

  async registerPublisher(id: string, publicKey: string): Promise<PublisherRecord> {
    assertUsableKey(publicKey)
    return this.#queue.run(() => this.#parts.publishers.register(id, publicKey, this.#options.clock()))
  }

  async rotateKey(id: string, publicKey: string): Promise<PublisherRecord> {
    assertUsableKey(publicKey)
    return this.#queue.run(() => this.#parts.publishers.rotate(id, publicKey, this.#options.clock()))
  }

  createToken(publisher: string): Promise<string> {
    return this.#queue.run(async () => {
      await this.#parts.publishers.get(publisher)
      return this.#parts.tokens.create(publisher, this.#options.clock())
    })
  }

  revokeTokens(publisher: string): Promise<number> {
    return this.#queue.run(() => this.#parts.tokens.revoke(publisher))
  }

  search(words: string): IndexEntry[] {
    return this.#parts.index.search(words)
  }

  async close(): Promise<void> {
    await this.#queue.idle()
    await this.#options.unlock()
  }
}

function denied(what: string, problem: string, publisher: string): HardpointError {
  return new HardpointError('HP_ERR_PUBLISH_DENIED', { what, problem, publisher })
}

function nearest(id: string, ids: readonly string[]): string {
  return ids.length === 0 ? 'another one' : closest(id, ids)
}

function unknownVersion(plugin: string, version: string, entries: readonly IndexEntry[]): HardpointError {
  const versions = entries.slice(-20).map((entry) => entry.version)
  return new HardpointError('HP_ERR_VERSION_UNKNOWN', { plugin, range: printable(version), versions })
}
