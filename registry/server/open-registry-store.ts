import { resolve } from 'node:path'
import type { Advisory, IndexEntry } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { generateKeyPair, publisherOf, verifyPackage, type VerifiedPackage } from '@hardpoint/schemas/package'
import { MAX_PACKAGE_BYTES, entryOf, keysAt, printable } from '../layout/mod.ts'
import { Operator, type Made, type RoleChange, type Standing } from '../operate/mod.ts'
import { ROLE_LIFE, digestOf } from '../roles/mod.ts'
import { indexAt, indexInForce } from './_catalog.ts'
import { checkCommit } from './_check-commit.ts'
import { asRefusal } from './_check-role.ts'
import { Downloads } from './_downloads.ts'
import { openDurableFiles, type DurableFiles } from './_durable-files.ts'
import { lockDirectory } from './init-registry.ts'
import { PublishTokens, type TokenOptions } from './_publish-tokens.ts'
import { publisherRecord } from './_publishers.ts'
import { putRoles } from './_put-roles.ts'
import { Queue } from './_queue.ts'
import { npmTarball } from './npm/_tarball.ts'
import { packagePieces } from './npm/_package-pieces.ts'
import { Releases } from './npm/releases.ts'
import { Repository } from './_repository.ts'
import { roleEnds } from './_role-ends.ts'
import { secretIn } from './_secrets.ts'
import { Staging } from './_staging.ts'
import type { State } from './_state.ts'
import { Trials } from './_trials.ts'
import {
  OPERATOR, type Commit, type Committed, type NewToken, type RegistryStore, type RegistryStoreOptions, type Release, type RoleEnd,
  type RolesInForce, type TarballPieces, type TokenInfo, type TokenScope,
} from './registry-store.ts'

/**
 * Opens a registry's directory for writing.
 *
 * @throws HP_ERR_REGISTRY_LOCKED, HP_ERR_REGISTRY_CORRUPT (also where there is no registry), HP_ERR_DATA_CORRUPT, HP_ERR_DATA_FULL, HP_ERR_DATA_READ_ONLY
 */
export async function openRegistryStore(directory: string, options: RegistryStoreOptions): Promise<RegistryStore> {
  const place = resolve(directory)
  const unlock = await lockDirectory(place)
  try {
    const files = await openDurableFiles(place)
    const { clock, onStep } = options
    return new Store({
      files, unlock, repository: await Repository.open(files, { clock, onStep }), tokens: tokensIn(place),
      staging: await Staging.open(files), downloads: await Downloads.open(files), releases: new Releases(files),
    }, options)
  } catch (error) {
    await unlock()
    throw error
  }
}

/** @throws HP_ERR_DATA_CORRUPT now, not at the first call */
function tokensIn(directory: string): PublishTokens {
  const tokens = new PublishTokens(directory)
  tokens.list()
  return tokens
}

interface Parts {
  readonly files: DurableFiles
  readonly repository: Repository
  readonly tokens: PublishTokens
  readonly staging: Staging
  readonly downloads: Downloads
  readonly releases: Releases
  readonly unlock: () => Promise<void>
}

class Store extends Operator implements RegistryStore {
  readonly directory: string
  readonly maxPackageBytes: number
  readonly #parts: Parts
  readonly #options: RegistryStoreOptions
  readonly #queue = new Queue()
  readonly #trials = new Trials()

  constructor(parts: Parts, options: RegistryStoreOptions) {
    super()
    this.directory = parts.files.directory
    this.maxPackageBytes = Math.min(options.maxPackageBytes ?? MAX_PACKAGE_BYTES, MAX_PACKAGE_BYTES)
    this.#parts = parts
    this.#options = options
  }

  authenticate(token: string, scope?: TokenScope): TokenInfo {
    const found = this.#parts.tokens.find(token, this.#options.clock())
    if (found === undefined) throw new HardpointError('HP_ERR_UNAUTHENTICATED', {})
    if (scope !== undefined && !found.scopes.includes(scope)) throw new HardpointError('HP_ERR_TOKEN_SCOPE', { publisher: found.publisher, scope })
    return found
  }

  async stage(sha256: string, bytes: Uint8Array, token: string): Promise<void> {
    const { publisher } = this.authenticate(token, 'publish')
    const limit = this.maxPackageBytes
    if (bytes.length > limit) throw new HardpointError('HP_ERR_PACKAGE_TOO_LARGE', { found: bytes.length, what: 'bytes', limit })
    // A copy: the caller may reuse the buffer while this waits its turn. A line of each publisher's own: whose plugin hangs keeps nobody else from publishing.
    const own = Uint8Array.from(bytes)
    await this.#trials.run(publisher, async (closed) => {
      const verified = await this.#queue.run(() => this.#examined(own, sha256, token))
      await this.#options.preflight?.(verified.files, verified.manifest, sha256, closed)
      await this.#queue.run(async () => {
        this.authenticate(token, 'publish')
        await this.#parts.staging.keep(publisher, sha256, verified.bytes)
      })
    })
  }

  /** Inside the queue, so that a key or token that was ended before this call's turn is not used any more. */
  async #examined(bytes: Uint8Array, sha256: string, token: string): Promise<VerifiedPackage> {
    const { publisher } = this.authenticate(token, 'publish')
    if (digestOf(bytes).sha256 !== sha256) throw denied(`the package ${sha256}`, 'the bytes that came have another digest', publisher)
    const verified = await this.#verify(bytes, publisher)
    const secret = secretIn(verified.files, token)
    if (secret !== undefined) {
      throw denied(nameOf(verified), `its file ${secret.path} holds ${secret.kind}; end it, and publish without it`, publisher)
    }
    // Reads its line as clients will: what they would refuse is refused now.
    entryOf(verified, this.#options.clock())
    await this.#options.checkManifest(verified.manifest)
    return verified
  }

  async #verify(bytes: Uint8Array, publisher: string): Promise<VerifiedPackage> {
    const record = publisherRecord(await this.#parts.repository.state(), publisher, this.directory)
    const verified = verifyPackage(bytes, { publicKeys: keysAt(record, this.#options.clock()) })
    if (publisherOf(verified.manifest.id) === publisher) return verified
    throw denied(nameOf(verified), `the token is that of ${publisher}, who does not own this id`, publisherOf(verified.manifest.id))
  }

  commit(commit: Commit, token: string): Promise<Committed> {
    return this.#queue.run(async () => {
      const { publisher } = this.authenticate(token)
      if (commit.publisher !== publisher) throw denied(`a commit of ${printable(commit.publisher)}`, `the token is that of ${publisher}`, printable(commit.publisher))
      const { files, repository, staging, releases } = this.#parts
      const state = await repository.state()
      const before = state.namespaces.get(publisher)
      if (before !== undefined && Buffer.compare(before.bytes, Buffer.from(commit.role)) === 0) {
        // An earlier try may have been ended after it came into force, by a full disk for one.
        await repository.mendCatalog()
        return { publisher, version: before.role.version }
      }
      const checked = await checkCommit(commit, {
        state, now: this.#options.clock(), indexOf: (id) => indexInForce(files, state, id),
        staged: async (owner, sha256) => {
          const bytes = await staging.read(owner, sha256)
          return bytes === undefined ? undefined : this.#verify(bytes, owner)
        },
      })
      // Who may only withdraw must not bring a version before every host.
      if (checked.added.length > 0 || checked.promotes) this.authenticate(token, 'publish')
      if (checked.withdraws) this.authenticate(token, 'yank')
      await repository.apply(
        { files: checked.files, namespace: { publisher, value: checked.namespace } },
        { indexes: checked.indexes, gone: checked.placed, publishers: [publisher] },
      )
      await releases.note(checked.added)
      return { publisher, version: checked.namespace.role.version }
    })
  }

  putRoles(change: RoleChange, token: string): Promise<RolesInForce> {
    return this.#queue.run(async () => {
      this.authenticate(token, 'operate')
      const { repository, files } = this.#parts
      await repository.state()
      await putRoles(change, { repository, files, now: this.#options.clock() }).catch((error: unknown) => { throw asRefusal(error, Object.keys(change.roles)) })
      const { root, targets, advisories } = await repository.state()
      return { versions: { root: root.signed.version, targets: targets.version, ...(advisories === undefined ? {} : { advisories: advisories.role.version }) } }
    })
  }

  protected override change<T>(make: (standing: Standing) => Promise<Made<T>>): Promise<T> {
    return this.#queue.run(async () => {
      const { repository, files } = this.#parts
      const state = await repository.state()
      const now = this.#options.clock()
      const { change, result, online } = await make({
        registry: this.directory, now, root: state.root.signed, targets: state.targets.signed, newOnlineKey: generateKeyPair,
        advisories: state.advisories === undefined ? undefined : { version: state.advisories.role.version, list: state.advisories.list },
        record: async (id) => publisherRecord(state, id, this.directory),
      })
      if (change !== undefined) await putRoles(change, { repository, files, now, online })
      return result
    })
  }

  override async advisories(): Promise<readonly Advisory[]> {
    return (await this.#inForce()).advisories?.list ?? []
  }

  /** What readers see: what held before the change that is on its way, without waiting for it. */
  async #inForce(): Promise<State> {
    const { repository } = this.#parts
    return repository.inForce ?? this.#queue.run(() => repository.state())
  }

  roleEnds(): Promise<readonly RoleEnd[]> {
    return this.#queue.run(async () => roleEnds(this.#parts.files, await this.#parts.repository.state(), this.#options.clock()))
  }

  keepFresh(): Promise<boolean> {
    return this.#queue.run(async () => {
      const { repository, downloads } = this.#parts
      await downloads.save()
      const { timestamp, snapshot } = await repository.state()
      const now = this.#options.clock()
      const sameSnapshot = snapshot.expires - now > ROLE_LIFE.snapshot / 2
      if (sameSnapshot && timestamp.expires - now > ROLE_LIFE.timestamp / 2) return false
      await repository.apply({ sameSnapshot })
      return true
    })
  }

  createToken(publisher: string, options: TokenOptions = {}): Promise<NewToken> {
    return this.#queue.run(async () => {
      if (publisher !== OPERATOR) publisherRecord(await this.#parts.repository.state(), publisher, this.directory)
      return this.#parts.tokens.create(publisher, options, this.#options.clock())
    })
  }

  tokens(): TokenInfo[] {
    return this.#parts.tokens.list()
  }

  async revokeToken(id: string): Promise<void> {
    const revoked = await this.#queue.run(() => this.#parts.tokens.revoke((token) => token.id === id))
    if (revoked === 0) throw new HardpointError('HP_ERR_TOKEN_UNKNOWN', { token: id })
  }

  revokeTokens(publisher: string): Promise<number> {
    return this.#queue.run(() => this.#parts.tokens.revoke((token) => token.publisher === publisher))
  }

  search(words: string): IndexEntry[] {
    return this.#parts.repository.catalog.search(words)
  }

  async releases(id: string): Promise<readonly Release[]> {
    const { files, releases } = this.#parts
    const index = indexAt(files, await this.#inForce(), id)
    return index === undefined ? [] : releases.of(index)
  }

  async tarball(entry: IndexEntry): Promise<TarballPieces> {
    const { size, pieces } = npmTarball(entry)
    return { size, pieces: pieces(await packagePieces(this.#parts.files, entry)) }
  }

  noteDownload(id: string, version: string): void {
    this.#parts.downloads.note(id, version)
  }

  downloads(id: string): { readonly total: number; readonly versions: Readonly<Record<string, number>> } {
    return this.#parts.downloads.of(id)
  }

  async close(): Promise<void> {
    await this.#trials.close()
    await this.#queue.run(() => this.#parts.downloads.save()).catch(() => undefined)
    await this.#queue.idle()
    await this.#parts.unlock()
  }
}

function denied(what: string, problem: string, publisher: string): HardpointError {
  return new HardpointError('HP_ERR_PUBLISH_DENIED', { what, problem, publisher })
}

function nameOf({ manifest }: VerifiedPackage): string {
  return `${manifest.id} ${manifest.version}`
}
