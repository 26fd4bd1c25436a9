import { bit, count, highest } from './_bits.ts'
import type { Incompatibility, Term } from './_incompatibility.ts'
import { ABSENT, type Universe } from './_universe.ts'

/** One step of what is believed so far: a decision, or what followed from an incompatibility. */
export interface Assignment {
  readonly pkg: number
  /** What this step says by itself, and together with all before it about the plugin. */
  readonly own: bigint
  readonly all: bigint
  readonly cause: Incompatibility | undefined
  readonly level: number
  readonly index: number
}

/** What is believed so far, in order, with a way back. */
export class PartialSolution {
  readonly #universe: Universe
  readonly #trail: Assignment[] = []
  readonly #byPackage = new Map<number, Assignment[]>()
  /** Plugins that must be present and are not decided, with how many versions are left. */
  readonly #open = new Map<number, number>()
  #level = 0

  constructor(universe: Universe) {
    this.#universe = universe
  }

  get level(): number {
    return this.#level
  }

  /** What may still be chosen for a plugin. */
  allowed(pkg: number): bigint {
    return this.#byPackage.get(pkg)?.at(-1)?.all ?? this.#universe.at(pkg).full
  }

  decide(pkg: number, version: number): void {
    this.#level += 1
    this.#push(pkg, bit(version), undefined)
  }

  derive(pkg: number, own: bigint, cause: Incompatibility): void {
    this.#push(pkg, own, cause)
  }

  backtrack(level: number): void {
    for (let last = this.#trail.at(-1); last !== undefined && last.level > level; last = this.#trail.at(-1)) {
      this.#trail.pop()
      this.#byPackage.get(last.pkg)?.pop()
      this.#note(last.pkg)
    }
    this.#level = level
  }

  /** The first step after which the term was true. */
  satisfier({ pkg, set }: Term): Assignment | undefined {
    return this.#byPackage.get(pkg)?.find(step => (step.all & ~set) === 0n)
  }

  /** The open plugin with the fewest versions left: it fails soonest, so least is undone. Ties by order of mention. */
  next(): number | undefined {
    let best: number | undefined
    let fewest = Infinity
    for (const [pkg, left] of this.#open) {
      if (left < fewest || (left === fewest && best !== undefined && pkg < best)) {
        best = pkg
        fewest = left
      }
    }
    return best
  }

  /** Plugin index to the bit of the version decided. */
  decisions(): Map<number, number> {
    return new Map(this.#trail.filter(step => step.cause === undefined).map(step => [step.pkg, highest(step.own)]))
  }

  #push(pkg: number, own: bigint, cause: Incompatibility | undefined): void {
    const step = { pkg, own, all: this.allowed(pkg) & own, cause, level: this.#level, index: this.#trail.length }
    this.#trail.push(step)
    const steps = this.#byPackage.get(pkg)
    if (steps === undefined) this.#byPackage.set(pkg, [step])
    else steps.push(step)
    this.#note(pkg)
  }

  #note(pkg: number): void {
    const last = this.#byPackage.get(pkg)?.at(-1)
    if (last === undefined || last.cause === undefined || (last.all & ABSENT) !== 0n) this.#open.delete(pkg)
    else this.#open.set(pkg, count(last.all))
  }
}
