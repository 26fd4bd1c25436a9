import { closest } from 'fastest-levenshtein'
import type { Envelope, Manifest, Tier } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import type { Store } from '../storage/store.ts'
import { FeatureToggles } from './_feature-toggles.ts'
import { formerTier, Licenses } from './_licenses.ts'
import { TrustedClock } from './_trusted-clock.ts'
import { entitle, type EntitlementFacts } from './entitle.ts'
import type { Entitlement, EntitlementQuestion } from './entitlement.ts'
import { explainLicense } from './license-status.ts'
import type { FeatureChange, FeatureStatus, Licensing, LicenseStatus } from './licensing.ts'

/** Whose view of a feature is shown where a change names none: `DEFAULT_TENANT`, which is of a layer above. */
const ONLY_TENANT = 'default'

export interface LicensingOptions {
  /** Public keys whose licenses count, base64 of 32 bytes each. */
  readonly issuers: readonly string[]
  /** Milliseconds since 1970. */
  readonly clock: () => number
  readonly report?: (error: unknown, doing: string) => void
}

/** Licensing kept in the store and answered from memory: a change is in force at the next question once it is answered. */
export async function createLicensing(store: Store, options: LicensingOptions): Promise<Licensing> {
  const { issuers, clock, report = () => undefined } = options
  return new StoredLicensing({
    licenses: await Licenses.open(store, issuers),
    toggles: await FeatureToggles.open(store, clock),
    clock: await TrustedClock.open({ store, clock, report }),
    report,
  })
}

interface Parts {
  readonly licenses: Licenses
  readonly toggles: FeatureToggles
  readonly clock: TrustedClock
  readonly report: (error: unknown, doing: string) => void
}

class StoredLicensing implements Licensing {
  readonly #licenses: Licenses
  readonly #toggles: FeatureToggles
  readonly #clock: TrustedClock
  readonly #report: Parts['report']

  constructor({ licenses, toggles, clock, report }: Parts) {
    this.#licenses = licenses
    this.#toggles = toggles
    this.#clock = clock
    this.#report = report
  }

  decide(question: EntitlementQuestion): Entitlement {
    const { plugin, feature, tenant } = question
    const toggle = feature === undefined ? undefined : this.#toggles.get(`${plugin.id}/${feature}`)
    return entitle({ ...this.#facts(tenant), toggle }, question)
  }

  tierOf(tenant: string): Tier {
    return this.#licenses.inForce(tenant, this.#clock.now()).state.tier
  }

  status(tenant: string): LicenseStatus {
    const { held, state } = this.#licenses.inForce(tenant, this.#clock.now())
    const license = held.timed?.license
    const reason = held.problem === undefined ? explainLicense(held.timed, state.state) : `the stored license is not accepted: ${held.problem}`
    return { tenant, ...state, ...(license && { license }), reason: sentence(reason) }
  }

  async setLicense(envelope: Envelope, by: string): Promise<LicenseStatus> {
    const license = this.#licenses.read(envelope)
    const now = this.#clock.now()
    await this.#licenses.set(license, { envelope, by, at: new Date(now).toISOString() }, now)
    this.#clock.issued(Date.parse(license.issuedAt))
    await this.#clock.save()
    return this.status(license.tenant)
  }

  features(tenant: string, plugins: readonly Manifest[]): FeatureStatus[] {
    return plugins.flatMap((plugin) => Object.keys(plugin.features ?? {}).map((feature) => this.#featureStatus(tenant, plugin, feature)))
  }

  async changeFeature(id: string, change: FeatureChange, by: string, plugins: readonly Manifest[]): Promise<FeatureStatus> {
    const known = plugins.flatMap((plugin) => Object.keys(plugin.features ?? {}).map((feature) => ({ id: `${plugin.id}/${feature}`, plugin, feature })))
    const found = known.find((feature) => feature.id === id)
    if (found === undefined) {
      throw new HardpointError('HP_ERR_FEATURE_UNKNOWN', { feature: id, nearest: known.length === 0 ? 'none' : closest(id, known.map((feature) => feature.id)) })
    }
    await this.#toggles.change(id, change, by)
    return this.#featureStatus('tenant' in change ? change.tenant : ONLY_TENANT, found.plugin, found.feature)
  }

  async close(): Promise<void> {
    await this.#clock.save().catch((error: unknown) => this.#report(error, 'writing down the time'))
  }

  #facts(tenant: string): EntitlementFacts {
    const inForce = this.#licenses.inForce(tenant, this.#clock.now())
    const { held, state } = inForce
    return { ...state, former: formerTier(inForce), why: () => explainLicense(held.timed, state.state) }
  }

  #featureStatus(tenant: string, plugin: Manifest, feature: string): FeatureStatus {
    const id = `${plugin.id}/${feature}`
    const { title = feature, tier = plugin.tier } = plugin.features?.[feature] ?? {}
    return { id, title, tier, toggle: this.#toggles.get(id), entitlement: this.decide({ tenant, plugin, feature }) }
  }
}

function sentence(clause: string): string {
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}${clause.endsWith('.') ? '' : '.'}`
}
