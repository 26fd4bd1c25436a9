import { HardpointError } from '@hardpoint/schemas/errors'
import { bit, highest } from './_bits.ts'
import type { Budget } from './_budget.ts'
import { findCircle } from './_cycles.ts'
import { Facts } from './_facts.ts'
import { ROOT, type Incompatibility, type Term } from './_incompatibility.ts'
import { PartialSolution, type Placed } from './_partial-solution.ts'
import type { Universe } from './_universe.ts'
import type { ResolveInput } from './resolution.ts'

/** Plugin index to the bit of its version, or the incompatibility that says why there is no solution. */
export type Outcome =
  | { readonly ok: true; readonly decisions: ReadonlyMap<number, number> }
  | { readonly ok: false; readonly because: Incompatibility }

/** Thrown within the solver only: the conflict whose terms hold in every case. */
class Unsolvable {
  readonly because: Incompatibility
  constructor(because: Incompatibility) { this.because = because }
}

/**
 * PubGrub: unit propagation, decisions, and conflicts that are learnt from.
 * https://github.com/dart-lang/pub/blob/master/doc/solver.md
 */
export class Solver {
  readonly #universe: Universe
  readonly #facts: Facts
  readonly #lock: NonNullable<ResolveInput['lock']>
  readonly #upgrade: ReadonlySet<string>
  readonly #budget: Budget
  readonly #solution: PartialSolution
  /** By plugin. */
  readonly #incompatibilities: Incompatibility[][] = []

  constructor(universe: Universe, input: ResolveInput, budget: Budget) {
    this.#universe = universe
    this.#facts = new Facts(universe, input, budget)
    this.#lock = input.lock ?? {}
    this.#upgrade = new Set(input.upgrade)
    this.#budget = budget
    this.#solution = new PartialSolution(universe)
  }

  /** @throws HP_ERR_RESOLUTION_BUDGET */
  solve(): Outcome {
    try {
      for (const incompatibility of this.#facts.requirements()) this.#add(incompatibility)
      this.#solution.decide(ROOT, 1)
      for (let changed: number | undefined = ROOT; changed !== undefined; changed = this.#decide() ?? this.#openCircle()) this.#propagate(changed)
      return { ok: true, decisions: this.#solution.decisions() }
    } catch (error) {
      if (error instanceof Unsolvable) return { ok: false, because: error.because }
      throw error
    }
  }

  #add(incompatibility: Incompatibility): void {
    for (const { pkg } of incompatibility.terms) {
      const known = this.#incompatibilities[pkg]
      if (known === undefined) this.#incompatibilities[pkg] = [incompatibility]
      else known.push(incompatibility)
    }
  }

  /** Chooses a version of one open plugin; what is said of the version is read first, and may rule it out. */
  #decide(): number | undefined {
    const pkg = this.#solution.next()
    if (pkg === undefined) return undefined
    const version = this.#preferred(pkg)
    if (!this.#learn(pkg, version)) this.#solution.decide(pkg, version)
    return pkg
  }

  /** Adds what is said of a version; true where anything of it is new. */
  #learn(pkg: number, version: number): boolean {
    const found = this.#facts.about(this.#universe.at(pkg), version - 1)
    for (const incompatibility of found) this.#add(incompatibility)
    return found.length > 0
  }

  /** The version that is there now where it is allowed, or the newest. */
  #preferred(pkg: number): number {
    const { id, versions } = this.#universe.at(pkg)
    const allowed = this.#solution.allowed(pkg)
    if (!Object.hasOwn(this.#lock, id) || this.#upgrade.has(id)) return highest(allowed)
    this.#budget.spend(1 + (versions.length >> 3))
    const locked = versions.findIndex(({ version }) => version === this.#lock[id]) + 1
    return locked > 0 && (allowed & bit(locked)) !== 0n ? locked : highest(allowed)
  }

  /**
   * Where everything is decided and plugins need each other in a circle, one of these plugins: that is a conflict, too.
   * Looked for at the end, since hardly any solution has one.
   */
  #openCircle(): number | undefined {
    const decisions = this.#solution.decisions()
    const needs = (pkg: number) => {
      const { versions } = this.#universe.at(pkg)
      const { dependencies = {} } = versions[(decisions.get(pkg) ?? 0) - 1] ?? {}
      return Object.entries(dependencies).flatMap(([id, range]) => (range === undefined ? [] : [this.#universe.known(id).index]))
    }
    const circle = findCircle(decisions.keys(), needs, this.#budget)
    if (circle !== undefined) this.#add(this.#facts.circle(circle))
    return circle?.[0]
  }

  #propagate(start: number): void {
    const changed = new Set([start])
    for (const pkg of changed) {
      changed.delete(pkg)
      const known = this.#incompatibilities[pkg] ?? []
      // Newest first: what was learnt from conflicts decides soonest.
      for (let index = known.length - 1; index >= 0; index -= 1) {
        const incompatibility = known[index]
        if (incompatibility === undefined) continue
        const result = this.#apply(incompatibility)
        if (result === 'conflict') {
          // What else is waiting stays so: not all of it was undone.
          for (const other of this.#resolveConflict(incompatibility)) changed.add(other)
          changed.add(pkg)
          break
        }
        if (typeof result === 'number') changed.add(result)
      }
    }
  }

  /** Where all terms but one are true, the last must be false: returns the plugin about which that says something new. */
  #apply(incompatibility: Incompatibility): number | 'conflict' | undefined {
    let open: Term | undefined
    for (const term of incompatibility.terms) {
      this.#budget.spend(this.#universe.at(term.pkg).cost)
      const allowed = this.#solution.allowed(term.pkg)
      if ((allowed & term.set) === 0n) return undefined
      if ((allowed & ~term.set) === 0n) continue
      if (open !== undefined) return undefined
      open = term
    }
    if (open === undefined) return 'conflict'
    this.#solution.derive(open, incompatibility)
    return open.pkg
  }

  /** Goes back through the steps that led to a conflict until it says what to undo, and learns that. Returns what changed. */
  #resolveConflict(conflict: Incompatibility): Set<number> {
    const changed = new Set<number>()
    let incompatibility = conflict
    for (;;) {
      if (incompatibility.terms.every(({ pkg }) => pkg === ROOT)) throw new Unsolvable(incompatibility)
      const { satisfier, level, isAlone } = this.#lastSatisfier(incompatibility)
      if (level > 1 && isAlone) {
        if (incompatibility !== conflict) this.#add(incompatibility)
        for (const pkg of this.#solution.undo(level, other => this.#preferred(other))) changed.add(pkg)
        const derived = this.#apply(incompatibility)
        if (typeof derived === 'number') return changed.add(derived)
      } else if (satisfier.cause !== undefined) {
        incompatibility = this.#combine(incompatibility, satisfier.cause, satisfier.pkg)
      }
    }
  }

  /** Of the terms that fall with the latest decision, the last that became true, and whether it is the only one. */
  #lastSatisfier(incompatibility: Incompatibility): { satisfier: Placed; level: number; isAlone: boolean } {
    let satisfier: Placed | undefined
    let isAlone = true
    for (const term of incompatibility.terms) {
      this.#budget.spend(this.#universe.at(term.pkg).cost)
      const step = this.#solution.satisfier(term)
      if (step === undefined || step.allLevel < (satisfier?.allLevel ?? 0)) continue
      isAlone = step.allLevel > (satisfier?.allLevel ?? 0)
      if (isAlone || satisfier === undefined || step.index > satisfier.index) satisfier = step
    }
    if (satisfier === undefined) throw new HardpointError('HP_ERR_INTERNAL', { reference: 'resolver: conflict without a satisfier' })
    return { satisfier, level: satisfier.allLevel, isAlone }
  }

  /** Resolution as in logic: either side's rest must fail, whatever `pivot` is. */
  #combine(left: Incompatibility, right: Incompatibility, pivot: number): Incompatibility {
    const sets = new Map<number, bigint>()
    for (const { pkg, set } of [...left.terms, ...right.terms]) {
      this.#budget.spend(this.#universe.at(pkg).cost)
      const other = sets.get(pkg)
      if (other === undefined) sets.set(pkg, set)
      else sets.set(pkg, pkg === pivot ? other | set : other & set)
    }
    const terms = [...sets].map(([pkg, set]) => ({ pkg, set })).filter(({ pkg, set }) => set !== this.#universe.at(pkg).full)
    return { terms, cause: { kind: 'derived', left, right } }
  }
}
