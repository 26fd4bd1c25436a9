import { parseDocument, type FeatureToggle } from '@hardpoint/schemas'
import { HardpointError } from '@hardpoint/schemas/errors'
import { collection, type Collection } from '../storage/collection.ts'
import type { Commit, Store } from '../storage/store.ts'
import type { FeatureChange } from './licensing.ts'

const NONE: FeatureToggle = Object.freeze({})

/** Tries again where another change of the same feature came between. */
const ATTEMPTS = 5

/** What admins decided of features, by `<plugin id>/<feature>`: answered from memory, written through to the store. */
export class FeatureToggles {
  readonly #store: Store
  readonly #clock: () => number
  readonly #documents: Collection<FeatureToggle>
  readonly #toggles = new Map<string, FeatureToggle>()

  private constructor(store: Store, clock: () => number) {
    this.#store = store
    this.#clock = clock
    this.#documents = collection(store, ['sys', 'features'], (value) => parseDocument('FeatureToggle', value, 'a stored feature toggle'))
  }

  static async open(store: Store, clock: () => number): Promise<FeatureToggles> {
    const toggles = new FeatureToggles(store, clock)
    for await (const { id, value } of toggles.#documents.list()) toggles.#toggles.set(String(id[0]), value)
    return toggles
  }

  get(feature: string): FeatureToggle {
    return this.#toggles.get(feature) ?? NONE
  }

  /** @throws HP_ERR_DOCUMENT_INVALID for a change that makes no valid toggle, HP_ERR_CONFLICT */
  async change(feature: string, change: FeatureChange, by: string): Promise<void> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const stored = await this.#documents.get(feature)
      const toggle = parseDocument('FeatureToggle', this.#changed(stored?.value ?? NONE, change, by), `the toggle of ${feature}`)
      const commit: Commit = {
        checks: [this.#documents.check(feature, stored?.version ?? null)],
        ...(isEmpty(toggle) ? { deletes: [this.#documents.key(feature)] } : { puts: [this.#documents.put(feature, toggle)] }),
      }
      if (!(await this.#store.commit(commit)).ok) continue
      this.#toggles.set(feature, toggle)
      return
    }
    throw new HardpointError('HP_ERR_CONFLICT', { what: `the feature ${feature}` })
  }

  #changed(toggle: FeatureToggle, change: FeatureChange, by: string): FeatureToggle {
    if ('tier' in change) return pruned({ ...toggle, tiers: withDecision(toggle.tiers, change.tier, change.enabled) })
    if ('tenant' in change) return pruned({ ...toggle, tenants: withDecision(toggle.tenants, change.tenant, change.enabled) })
    const { killed: _, ...rest } = toggle
    return 'kill' in change ? { ...rest, killed: { reason: change.kill, at: new Date(this.#clock()).toISOString(), by } } : rest
  }
}

/** A computed name makes an own property, whatever it is called. */
function withDecision<T extends object>(decisions: T | undefined, name: string, enabled: boolean | null): T {
  const others = Object.entries(decisions ?? {}).filter(([other]) => other !== name)
  return Object.fromEntries(enabled === null ? others : [...others, [name, enabled]]) as T
}

function pruned({ tiers, tenants, killed }: FeatureToggle): FeatureToggle {
  return {
    ...(tiers !== undefined && !isEmpty(tiers) && { tiers }),
    ...(tenants !== undefined && !isEmpty(tenants) && { tenants }),
    ...(killed !== undefined && { killed }),
  }
}

function isEmpty(value: object): boolean {
  return Object.keys(value).length === 0
}
