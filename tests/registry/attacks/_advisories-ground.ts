import { HardpointError } from '@hardpoint/schemas/errors'
import type { Attack } from './_attack.ts'
import { Ground } from './_ground.ts'

export type AdvisoriesAttack = Attack<AdvisoriesGround>

/** The same ground, on which the live host asks what it is warned of: what it heard last must hold, so that evil.old stays stopped, and evil.games runs. */
export class AdvisoriesGround extends Ground {
  protected override async refuses(): Promise<string[]> {
    const outcome = await this.victim.outcome(() => this.victim.hear())
    return [...HardpointError.is(outcome) ? [] : ['the live host heard it'], ...await this.victim.harm()]
  }

  /** Whether it heard it or not: what is published can still be had, and evil.old stays stopped. */
  protected override async goesOn(): Promise<string[]> {
    await this.victim.outcome(() => this.victim.hear())
    this.victim.again()
    return super.goesOn()
  }
}
