import { HardpointError } from '@hardpoint/schemas/errors'
import { TIMESTAMP_PATH, corrupt, metadataPath } from '../layout/mod.ts'
import { CAPS, verifyInWorker, type Namespace, type Read, type VerifiedMetadata } from '../tuf/mod.ts'
import type { RegistryState } from './registry-state.ts'
import { fingerprintOf, readRootPin, rootRefused } from './root-pin.ts'
import type { Source } from './source.ts'
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
  readonly onFirstUse: (state: RegistryState) => void
}

interface Current {
  readonly found: VerifiedMetadata
  readonly state: RegistryState
  readonly at: number
}

/** What a registry says and may say: kept up with it, never behind what it said before. */
export class TrustedMetadata {
  readonly #source: Source
  readonly #options: TrustedMetadataOptions
  /** Whose roles were asked for: they are brought up to date with the rest. */
  readonly #wanted = new Set<string>()
  #current: Current | undefined
  #turn: Promise<unknown> = Promise.resolve()

  constructor(source: Source, options: TrustedMetadataOptions) {
    this.#source = source
    this.#options = options
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
  namespace(publisher: string): Promise<Namespace | undefined> {
    return this.#queue(async () => {
      this.#wanted.add(publisher)
      const { found } = await this.#fresh()
      if (!found.publishers.includes(publisher) || !found.listed.includes(publisher)) {
        this.#wanted.delete(publisher)
        return undefined
      }
      const loaded = found.namespaces.has(publisher) || found.refused.has(publisher) ? found : (await this.#complete()).found
      const error = loaded.refused.get(publisher)
      if (error !== undefined) throw error
      return loaded.namespaces.get(publisher)
    })
  }

  /** One at a time: two would save over each other. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
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
    const { first, root, firstUse, keeper } = await this.#anchor(kept)
    let newerRoot: Uint8Array | undefined
    try {
      const files = new Map([...kept].filter(([name]) => name !== FIRST_ROOT)).set('root.json', root)
      const found = await this.#verify(this.#source.read, files, { keepRoot: (bytes) => { newerRoot = bytes }, keeper })
      await trust.save(new Map([[FIRST_ROOT, first], ...found.files]))
      return this.#take(found, first, firstUse)
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
    if (first === known && root !== undefined) return { first, root, firstUse: false, keeper: `the copy in ${this.#options.trust.place}` }
    return { first, root: first, firstUse: true, keeper: pin?.bytes === undefined ? undefined : 'the file that registryRoot names' }
  }

  async #readFirst(): Promise<Uint8Array> {
    const what = metadataPath('root', 1)
    const bytes = await this.#source.read(what, { maxBytes: CAPS.root })
    if (bytes === undefined) throw corrupt({ registry: this.#source.location, what }, 'it is missing; is this a registry?')
    return bytes
  }

  /** The same state with the roles of more publishers: the registry is asked for nothing that could be newer. */
  async #complete(): Promise<Current> {
    const current = this.#current ?? await this.#refresh()
    const { files, roles } = current.found
    const read: Read = async (path, options) => {
      if (path === metadataPath('root', roles.root.version + 1)) return undefined
      return path === TIMESTAMP_PATH ? files.get('timestamp.json') : this.#source.read(path, options)
    }
    const found = await this.#verify(read, files)
    await this.#options.trust.save(found.files)
    this.#current = { ...current, found }
    return this.#current
  }

  async #verify(read: Read, trusted: ReadonlyMap<string, Uint8Array>, { keepRoot, keeper }: Verification = {}): Promise<VerifiedMetadata> {
    const { clock, maxStaleMs, deadlineMs } = this.#options
    const registry = this.#source.location
    let asked = false
    const noting: Read = (path, options) => {
      asked = true
      return read(path, options)
    }
    try {
      return await verifyInWorker(noting, {
        registry, trusted, now: clock(), maxStaleMs, deadlineMs, publishers: [...this.#wanted], ...(keepRoot === undefined ? {} : { keepRoot }),
      })
    } catch (error) {
      // The registry cannot be to blame for what went wrong before it was asked.
      if (keeper !== undefined && !asked && HardpointError.is(error)) throw rootRefused(registry, `${keeper} does not hold: ${String(error.details['problem'])}`, error)
      throw error
    }
  }

  #take(found: VerifiedMetadata, first: Uint8Array, firstUse: boolean): Current {
    const { roles, stale } = found
    const at = this.#options.clock()
    const versions = { root: roles.root.version, timestamp: roles.timestamp.version, snapshot: roles.snapshot.version, targets: roles.targets.version }
    const state = { registry: this.#source.location, rootFingerprint: fingerprintOf(first), firstUse, versions, expires: roles.timestamp.expires, stale, refreshedAt: new Date(at).toISOString() }
    this.#current = { found, state, at }
    if (firstUse) this.#options.onFirstUse(state)
    return this.#current
  }
}

interface Verification {
  readonly keepRoot?: (bytes: Uint8Array) => void
  /** Whose copy of the root it is, where it is not the registry's. */
  readonly keeper?: string | undefined
}

interface Anchor {
  readonly first: Uint8Array
  readonly root: Uint8Array
  readonly firstUse: boolean
  readonly keeper: string | undefined
}
