import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { TIMESTAMP_PATH, corrupt, metadataPath, namespaceOf } from '../layout/mod.ts'
import { CAPS, verifyInWorker, type Namespace, type Read, type VerifiedMetadata } from '../tuf/mod.ts'
import type { RegistryState } from './registry-state.ts'
import { fingerprintOf, readRootPin, rootRefused } from './root-pin.ts'
import type { Source } from './source.ts'
import { forkOf, ownRoleFile, ownRoleOf, versionOf } from './_own-role.ts'
import { orAborted } from './_or-aborted.ts'
import { newestOf } from './_same-registry.ts'
import { FIRST_ROOT, type TrustState } from './trust-state.ts'

/** For this long, in ms, what was read answers without another look: one plan asks a hundred times. */
const FRESH_MS = 10_000

export interface TrustedMetadataOptions {
  readonly trust: TrustState
  readonly clock: () => number
  /** `registryRoot` of config.json. */
  readonly root?: string | undefined
  /** How long past its time a timestamp or snapshot is taken all the same, in ms. */
  readonly maxStaleMs: number
  /** For one refresh, in ms. */
  readonly deadlineMs: number
  readonly onFirstUse: OnFirstUse
}

/** @param others fingerprints of the first roots of registries that were trusted before, at other addresses: none of them is this one */
export type OnFirstUse = (state: RegistryState, others: readonly string[]) => void

interface Current {
  readonly found: VerifiedMetadata
  readonly state: RegistryState
  readonly at: number
}

/** What a registry says and may say: kept up with it, never behind what it said before. */
export class TrustedMetadata {
  readonly #source: Source
  readonly #options: TrustedMetadataOptions
  /** Whose roles were asked for since the last refresh: the next one brings them up to date with the rest, and forgets who is not asked for any more. */
  readonly #wanted = new Set<string>()
  /** Roles by publisher, that were signed or seen here by who publishes. */
  #own: ReadonlyMap<string, Uint8Array> = new Map()
  #current: Current | undefined
  #turn: Promise<unknown> = Promise.resolve()
  readonly #ended = new AbortController()

  constructor(source: Source, options: TrustedMetadataOptions) {
    const { signal } = this.#ended
    this.#source = { location: source.location, read: (path, limits) => orAborted(() => source.read(path, limits), signal) }
    this.#options = options
  }

  /** Gives up what is under way. Resolves when nothing of it can write any more; what is asked from then on ends with HP_ERR_DATA_CLOSED. */
  async close(): Promise<void> {
    this.#ended.abort(new HardpointError('HP_ERR_DATA_CLOSED', { directory: this.#options.trust.place }))
    await this.#turn
  }

  /** Asks the registry, however fresh what is known is. */
  refresh(): Promise<RegistryState> {
    return this.#queue(async () => (await this.#refresh()).state)
  }

  /** What the registry says, no older than 10 s. */
  async found(): Promise<VerifiedMetadata> {
    return (await this.#queue(() => this.#fresh())).found
  }

  /** The role of a publisher; undefined where there is none, or nothing was published by it yet. */
  async namespace(publisher: string): Promise<Namespace | undefined> {
    const found = (await this.namespaces([publisher])).get(publisher)
    if (HardpointError.is(found)) throw found
    return found
  }

  /** The roles of many publishers, verified in one go; or why one was not taken, which is no other's concern. Who has none is not in it. */
  namespaces(publishers: readonly string[]): Promise<ReadonlyMap<string, Namespace | HardpointError>> {
    return this.#queue(async () => {
      const { namespaces, refused } = await this.#loaded(publishers)
      return new Map(publishers.flatMap((publisher) => {
        const found = this.#notBehind(publisher, refused.get(publisher) ?? namespaces.get(publisher))
        return found === undefined ? [] : [[publisher, found] as const]
      }))
    })
  }

  /** Remembers a role that was signed here, or built on: never an older one than is remembered. */
  keepOwn(publisher: string, role: Uint8Array): Promise<void> {
    return this.#queue(async () => {
      const own = this.#own.get(publisher)
      if (own !== undefined && versionOf(own) >= versionOf(role)) return
      await this.#options.trust.save(new Map([[ownRoleFile(publisher), role]]))
      this.#own = new Map([...this.#own, [publisher, role]])
      // What was read before it was signed is older, and nobody's fault: it is read anew.
      if (this.#current !== undefined) this.#current = { ...this.#current, at: -Infinity }
    })
  }

  #notBehind(publisher: string, found: Namespace | HardpointError | undefined): Namespace | HardpointError | undefined {
    const own = this.#own.get(publisher)
    if (own === undefined || HardpointError.is(found)) return found
    return forkOf(found, own, { registry: this.#source.location, publisher, place: join(this.#options.trust.place, ownRoleFile(publisher)) }) ?? found
  }

  async #loaded(publishers: readonly string[]): Promise<VerifiedMetadata> {
    for (const publisher of publishers) this.#wanted.add(publisher)
    const { found } = await this.#fresh()
    const [known, listed] = [new Set(found.publishers), new Set(found.listed)]
    const there = publishers.filter((publisher) => known.has(publisher) && listed.has(publisher))
    // Names are strangers' words: of those that nobody has, nothing is kept.
    for (const publisher of publishers) this.#wanted.delete(publisher)
    for (const publisher of there) this.#wanted.add(publisher)
    const missing = there.filter((publisher) => !found.namespaces.has(publisher) && !found.refused.has(publisher))
    return missing.length === 0 ? found : (await this.#complete(missing)).found
  }

  /** One at a time: two would save over each other. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(() => {
      this.#ended.signal.throwIfAborted()
      return work()
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #fresh(): Promise<Current> {
    const age = this.#options.clock() - (this.#current?.at ?? -Infinity)
    return this.#current !== undefined && age >= 0 && age <= FRESH_MS ? this.#current : this.#refresh()
  }

  async #refresh(): Promise<Current> {
    const { trust } = this.#options
    const unchanged = await this.#unchanged()
    if (unchanged !== undefined) return unchanged
    const kept = await trust.load()
    const { first, root, firstUse, keeper, others, ...anchor } = await this.#anchor(kept)
    let newerRoot: Uint8Array | undefined
    try {
      const files = new Map([...anchor.kept].filter(([name]) => this.#isOfUse(name))).set('root.json', root)
      const own = [...anchor.kept].filter(([name]) => ownRoleOf(name) !== undefined)
      const publishers = [...this.#wanted]
      const found = await this.#verify(this.#source.read, files, { publishers, keepRoot: (bytes) => { newerRoot = bytes }, keeper })
      await trust.save(new Map([[FIRST_ROOT, first], ...own, ...found.files]))
      this.#wanted.clear()
      this.#own = new Map(own.map(([name, role]) => [ownRoleOf(name) ?? '', role]))
      return this.#take(found, { first, firstUse, others })
    } catch (error) {
      // Signed by those before it, whatever else is wrong: keys that were given up must not be trusted any longer.
      if (newerRoot !== undefined && !firstUse) {
        this.#current = undefined
        await trust.save(new Map([['root.json', newerRoot]]))
      }
      throw error
    }
  }

  /** The same timestamp under the same root, all within their time, says what it said: there is nothing to verify again, and that is the usual case. */
  async #unchanged(): Promise<Current | undefined> {
    const current = this.#current
    if (current === undefined) return undefined
    const { found: { roles, namespaces, advisories, files }, state } = current
    const at = this.#options.clock()
    if ([...Object.values(roles), ...namespaces.values(), ...advisories === undefined ? [] : [advisories]].some(({ expires }) => Date.parse(expires) <= at)) return undefined
    const known = files.get('timestamp.json') ?? new Uint8Array()
    const timestamp = await this.#source.read(TIMESTAMP_PATH, { maxBytes: CAPS.timestamp })
    if (timestamp === undefined || Buffer.compare(timestamp, known) !== 0) return undefined
    if (await this.#source.read(metadataPath('root', roles.root.version + 1), { maxBytes: CAPS.root }) !== undefined) return undefined
    this.#current = { found: current.found, at, state: { ...state, firstUse: false, refreshedAt: new Date(at).toISOString() } }
    return this.#current
  }

  /** The root to begin with: what was trusted before, else what the operator named, else what the registry shows first. */
  async #anchor(kept: ReadonlyMap<string, Uint8Array>): Promise<Anchor> {
    const registry = this.#source.location
    const pin = this.#options.root === undefined ? undefined : await readRootPin(this.#options.root, registry)
    const [known, root] = [kept.get(FIRST_ROOT), kept.get('root.json')]
    const first = known !== undefined && root !== undefined ? known : pin?.bytes ?? await this.#readFirst()
    const found = fingerprintOf(first)
    if (pin !== undefined && pin.fingerprint !== found) {
      const where = first === known ? `this host began with ${found} (${this.#options.trust.place})` : `it shows ${found}`
      throw rootRefused(registry, `registryRoot is ${pin.fingerprint}, ${where}`)
    }
    const keeper = `the copy in ${this.#options.trust.place}`
    if (first === known && root !== undefined) return { first, root, kept, firstUse: false, keeper, others: [] }
    // A registry is its first root, not its address: one that moved, or a mirror of it, cannot go back behind what was seen elsewhere.
    const others = await this.#options.trust.others?.() ?? []
    const same = newestOf(others, first)
    if (same !== undefined) return { first, root: same.root, kept: same.files, firstUse: false, keeper, others: [] }
    const fingerprints = others.flatMap((files) => files.get(FIRST_ROOT) ?? []).map(fingerprintOf)
    return { first, root: first, kept, firstUse: true, keeper: pin?.bytes === undefined ? undefined : 'the file that registryRoot names', others: fingerprints }
  }

  /** Of all that is kept, what this refresh can build on. */
  #isOfUse(name: string): boolean {
    const publisher = /^namespace\.(.+)\.json$/.exec(name)?.[1]
    return name !== FIRST_ROOT && ownRoleOf(name) === undefined && (publisher === undefined || this.#wanted.has(publisher))
  }

  async #readFirst(): Promise<Uint8Array> {
    const what = metadataPath('root', 1)
    const bytes = await this.#source.read(what, { maxBytes: CAPS.root })
    if (bytes === undefined) throw corrupt({ registry: this.#source.location, what }, 'it is missing; is this a registry?')
    return bytes
  }

  /** The same state with the roles of more publishers: the registry is asked for nothing that could be newer. */
  async #complete(publishers: readonly string[]): Promise<Current> {
    const current = this.#current ?? await this.#refresh()
    const { files, roles, namespaces, refused } = current.found
    const read: Read = async (path, options) => {
      if (path === metadataPath('root', roles.root.version + 1)) return undefined
      return path === TIMESTAMP_PATH ? files.get('timestamp.json') : this.#source.read(path, options)
    }
    // Each role once: verifying again what was verified would cost the square of their number.
    const known = new Map([...files].filter(([name]) => !name.startsWith(namespaceOf(''))))
    const more = await this.#verify(read, known, { publishers })
    await this.#options.trust.save(more.files)
    this.#current = {
      ...current,
      found: {
        ...more, namespaces: new Map([...namespaces, ...more.namespaces]), refused: new Map([...refused, ...more.refused]), files: new Map([...files, ...more.files]),
      },
    }
    return this.#current
  }

  async #verify(read: Read, trusted: ReadonlyMap<string, Uint8Array>, { publishers, keepRoot, keeper }: Verification): Promise<VerifiedMetadata> {
    const { clock, maxStaleMs, deadlineMs } = this.#options
    const registry = this.#source.location
    let asked = false
    const noting: Read = (path, options) => {
      asked = true
      return read(path, options)
    }
    try {
      return await verifyInWorker(noting, {
        registry, trusted, now: clock(), maxStaleMs, deadlineMs, publishers, signal: this.#ended.signal, ...(keepRoot === undefined ? {} : { keepRoot }),
      })
    } catch (error) {
      // Nor can whoever keeps the root be to blame for a close.
      this.#ended.signal.throwIfAborted()
      // The registry cannot be to blame for what went wrong before it was asked.
      if (keeper !== undefined && !asked && HardpointError.is(error)) throw rootRefused(registry, `${keeper} does not hold: ${String(error.details['problem'])}`, error)
      throw error
    }
  }

  #take(found: VerifiedMetadata, { first, firstUse, others }: Pick<Anchor, 'first' | 'firstUse' | 'others'>): Current {
    const { roles, stale } = found
    const at = this.#options.clock()
    const versions = { root: roles.root.version, timestamp: roles.timestamp.version, snapshot: roles.snapshot.version, targets: roles.targets.version }
    const state = { registry: this.#source.location, rootFingerprint: fingerprintOf(first), firstUse, versions, expires: roles.timestamp.expires, stale, refreshedAt: new Date(at).toISOString() }
    this.#current = { found, state, at }
    if (firstUse) this.#options.onFirstUse(state, others)
    return this.#current
  }
}

interface Verification {
  readonly publishers: readonly string[]
  readonly keepRoot?: (bytes: Uint8Array) => void
  /** Whose copy of the root it is, where it is not the registry's. */
  readonly keeper?: string | undefined
}

interface Anchor {
  readonly first: Uint8Array
  readonly root: Uint8Array
  /** What is trusted of it: from this address, or from another. */
  readonly kept: ReadonlyMap<string, Uint8Array>
  readonly firstUse: boolean
  readonly keeper: string | undefined
  readonly others: readonly string[]
}
