import { parseDocument, type Envelope, type License, type Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { collection, type Collection } from '../storage/collection.ts'
import { committed } from '../storage/committed.ts'
import type { Store } from '../storage/store.ts'
import { readLicense } from './license-document.ts'
import { licenseState, timedLicense, type LicenseState, type TimedLicense } from './license-status.ts'
import { higherTier, parseTier } from './tiers.ts'

/** The tenant of a license that counts for all. */
const EVERY_TENANT = '*'

interface LicenseDocument {
  readonly envelope: Envelope
  readonly by: string
  readonly at: string
  /** The highest tier that licenses before this one gave. */
  readonly former?: Tier
}

/** A license as it is held in memory; `problem` where the stored one is not accepted any more. */
export interface HeldLicense {
  readonly timed?: TimedLicense
  readonly former?: Tier | undefined
  readonly problem?: string
}

/** The license of each tenant, one at a time; verified when it is set and again at every start. */
export class Licenses {
  readonly #store: Store
  readonly #issuers: readonly string[]
  readonly #documents: Collection<LicenseDocument>
  readonly #held = new Map<string, HeldLicense>()

  private constructor(store: Store, issuers: readonly string[]) {
    this.#store = store
    this.#issuers = issuers
    this.#documents = collection(store, ['sys', 'licenses'], (value) => value as LicenseDocument)
  }

  static async open(store: Store, issuers: readonly string[]): Promise<Licenses> {
    const licenses = new Licenses(store, issuers)
    for await (const { id, value } of licenses.#documents.list()) licenses.#held.set(String(id[0]), licenses.#read(value))
    return licenses
  }

  /** The license that gives a tenant most now: its own, or the one for every tenant. */
  inForce(tenant: string, now: number): { readonly held: HeldLicense; readonly state: LicenseState } {
    const own = this.#stateOf(tenant, now)
    const common = this.#stateOf(EVERY_TENANT, now)
    if (own.state.state === 'none' && own.held.problem === undefined) return common
    return higherTier(own.state.tier, common.state.tier) === own.state.tier ? own : common
  }

  /** @throws HP_ERR_LICENSE_INVALID, HP_ERR_LICENSE_UNTRUSTED; the license in force then stays */
  read(envelope: Envelope): License {
    return readLicense(envelope, this.#issuers)
  }

  async set(license: License, document: Omit<LicenseDocument, 'former'>, now: number): Promise<void> {
    const { tenant } = license
    const former = formerTier(this.#stateOf(tenant, now))
    await committed(this.#store, { puts: [this.#documents.put(tenant, { ...document, ...(former && { former }) })] })
    this.#held.set(tenant, { timed: timedLicense(license), former })
  }

  #stateOf(tenant: string, now: number): { readonly held: HeldLicense; readonly state: LicenseState } {
    const held = this.#held.get(tenant) ?? {}
    return { held, state: licenseState(held.timed, now) }
  }

  /** What an issuer signed who is no longer trusted counts no more. */
  #read({ envelope, former: name }: LicenseDocument): HeldLicense {
    const former = name === undefined ? undefined : parseTier(name)
    try {
      return { timed: timedLicense(readLicense(parseDocument('Envelope', envelope), this.#issuers)), former }
    } catch (error) {
      if (HardpointError.is(error)) return { former, problem: error.message }
      throw error
    }
  }
}

/** The highest tier that a tenant has, or had and has no more. */
export function formerTier({ held, state }: { readonly held: HeldLicense; readonly state: LicenseState }): Tier | undefined {
  const counted = state.state === 'not-yet-valid' ? undefined : held.timed?.tier
  if (counted === undefined || held.former === undefined) return counted ?? held.former
  return higherTier(counted, held.former)
}
