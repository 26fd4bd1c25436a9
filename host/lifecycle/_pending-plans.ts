import type { VerifiedPackage } from '@hardpoint/schemas/package'
import type { Plan } from './lifecycle.ts'

const KEPT_PLANS = 4
const KEPT_MS = 15 * 60_000

/** A plan with what it was made of. */
export interface PendingPlan {
  readonly plan: Plan
  readonly tenant: string
  /** The state it was made on. */
  readonly lockVersion: string | null
  /** Downloaded and verified; those that are installed already are not among them. */
  readonly packages: ReadonlyMap<string, VerifiedPackage>
}

/** Plans that were shown and not yet applied. Few, and not for long: they hold whole packages in memory. */
export class PendingPlans {
  readonly #plans = new Map<string, PendingPlan & { readonly until: number }>()
  readonly #clock: () => number

  constructor(clock: () => number) {
    this.#clock = clock
  }

  keep(pending: PendingPlan): void {
    this.#plans.delete(pending.plan.id)
    this.#plans.set(pending.plan.id, { ...pending, until: this.#clock() + KEPT_MS })
    for (const [id, { until }] of this.#plans) if (this.#plans.size > KEPT_PLANS || until < this.#clock()) this.#plans.delete(id)
  }

  get(id: string): PendingPlan | undefined {
    const found = this.#plans.get(id)
    return found === undefined || found.until < this.#clock() ? undefined : found
  }

  drop(id: string): void {
    this.#plans.delete(id)
  }
}
