import { HardpointError } from '@hardpoint/schemas/errors'
import { bit, highest } from './_bits.ts'
import { factsAbout, requirements } from './_facts.ts'
import { ROOT, type Incompatibility, type Term } from './_incompatibility.ts'
import { PartialSolution, type Assignment } from './_partial-solution.ts'
import type { Universe } from './_universe.ts'
import type { ResolveInput } from './resolution.ts'

const DEFAULT_MAX_STEPS = 2_000_000

/** Plugin index to the bit of its version, or the incompatibility that says why there is no solution. */
export type Outcome =
  | { readonly ok: true; readonly decisions: ReadonlyMap<number, number>; readonly steps: number }
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
  readonly #input: ResolveInput
  readonly #solution: PartialSolution
  readonly #incompatibilities = new Map<number, Incompatibility[]>()
  /** What was said of versions that were tried, by plugin. */
  readonly #said = new Map<number, Set<string>>()
  readonly #maxSteps: number
  #steps = 0

  constructor(universe: Universe, input: ResolveInput) {
    this.#universe = universe
    this.#input = input
    this.#maxSteps = input.policy?.maxSteps ?? DEFAULT_MAX_STEPS
    this.#solution = new PartialSolution(universe)
  }

  /** @throws HP_ERR_RESOLUTION_BUDGET */
  solve(): Outcome {
    try {
      for (const incompatibility of requirements(this.#universe, this.#input.root)) this.#add(incompatibility)
      this.#solution.decide(ROOT, 1)
      for (let changed: number | undefined = ROOT; changed !== undefined; changed = this.#decide()) this.#propagate(changed)
      return { ok: true, decisions: this.#solution.decisions(), steps: this.#steps }
    } catch (error) {
      if (error instanceof Unsolvable) return { ok: false, because: error.because }
      throw error
    }
  }

  #add(incompatibility: Incompatibility): void {
    for (const { pkg } of incompatibility.terms) {
      const known = this.#incompatibilities.get(pkg)
      if (known === undefined) this.#incompatibilities.set(pkg, [incompatibility])
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
    const said = this.#said.get(pkg) ?? new Set<string>()
    this.#said.set(pkg, said)
    const before = said.size
    for (const { key, incompatibility } of factsAbout(this.#universe, this.#universe.at(pkg), version - 1, this.#input)) {
      if (said.has(key)) continue
      said.add(key)
      this.#add(incompatibility)
    }
    return said.size > before
  }

  /** The version that is there now where it is allowed, or the newest. */
  #preferred(pkg: number): number {
    const { id, versions } = this.#universe.at(pkg)
    const allowed = this.#solution.allowed(pkg)
    const lock = this.#input.lock ?? {}
    const locked = Object.hasOwn(lock, id) ? versions.findIndex(({ version }) => version === lock[id]) + 1 : 0
    return locked > 0 && (allowed & bit(locked)) !== 0n ? locked : highest(allowed)
  }

  #propagate(start: number): void {
    const changed = new Set([start])
    for (const pkg of changed) {
      changed.delete(pkg)
      const known = this.#incompatibilities.get(pkg) ?? []
      // Newest first: what was learnt from conflicts decides soonest.
      for (let index = known.length - 1; index >= 0; index -= 1) {
        const incompatibility = known[index]
        if (incompatibility === undefined) continue
        const result = this.#apply(incompatibility)
        if (result === 'conflict') {
          const learnt = this.#resolveConflict(incompatibility)
          changed.clear()
          const next = this.#apply(learnt)
          if (typeof next === 'number') changed.add(next)
          break
        }
        if (typeof result === 'number') changed.add(result)
      }
    }
  }

  /** Where all terms but one are true, the last must be false: returns the plugin about which that says something new. */
  #apply(incompatibility: Incompatibility): number | 'conflict' | undefined {
    this.#count()
    let open: Term | undefined
    for (const term of incompatibility.terms) {
      const allowed = this.#solution.allowed(term.pkg)
      if ((allowed & term.set) === 0n) return undefined
      if ((allowed & ~term.set) === 0n) continue
      if (open !== undefined) return undefined
      open = term
    }
    if (open === undefined) return 'conflict'
    this.#solution.derive(open.pkg, this.#universe.at(open.pkg).full & ~open.set, incompatibility)
    return open.pkg
  }

  /** Goes back through the steps that led to a conflict until it says what to undo, and learns that. */
  #resolveConflict(conflict: Incompatibility): Incompatibility {
    let incompatibility = conflict
    for (;;) {
      this.#count()
      if (incompatibility.terms.every(({ pkg }) => pkg === ROOT)) throw new Unsolvable(incompatibility)
      const { term, satisfier, previousLevel } = this.#lastSatisfier(incompatibility)
      if (satisfier.cause === undefined || previousLevel < satisfier.level) {
        this.#solution.backtrack(previousLevel)
        if (incompatibility !== conflict) this.#add(incompatibility)
        return incompatibility
      }
      incompatibility = this.#combine(incompatibility, satisfier.cause, term.pkg)
    }
  }

  /** The latest step that made a term true, and the level from which on all the others were. */
  #lastSatisfier(incompatibility: Incompatibility): { term: Term; satisfier: Assignment; previousLevel: number } {
    let last: { term: Term; satisfier: Assignment } | undefined
    let previousLevel = 1
    for (const term of incompatibility.terms) {
      const satisfier = this.#solution.satisfier(term)
      if (satisfier === undefined) continue
      if (last === undefined || satisfier.index > last.satisfier.index) {
        previousLevel = Math.max(previousLevel, last?.satisfier.level ?? 1)
        last = { term, satisfier }
      } else {
        previousLevel = Math.max(previousLevel, satisfier.level)
      }
    }
    if (last === undefined) throw new HardpointError('HP_ERR_INTERNAL', { reference: 'resolver: conflict without a satisfier' })
    const { term, satisfier } = last
    // Where the step alone does not make the term true, an earlier one about the same plugin helped.
    const rest = term.set | (this.#universe.at(term.pkg).full & ~satisfier.own)
    if ((satisfier.own & ~term.set) !== 0n) {
      previousLevel = Math.max(previousLevel, this.#solution.satisfier({ pkg: term.pkg, set: rest })?.level ?? 1)
    }
    return { term, satisfier, previousLevel }
  }

  /** Resolution as in logic: either side's rest must fail, whatever `pivot` is. */
  #combine(left: Incompatibility, right: Incompatibility, pivot: number): Incompatibility {
    const sets = new Map<number, bigint>()
    for (const { pkg, set } of [...left.terms, ...right.terms]) {
      const other = sets.get(pkg)
      if (other === undefined) sets.set(pkg, set)
      else sets.set(pkg, pkg === pivot ? other | set : other & set)
    }
    const terms = [...sets].map(([pkg, set]) => ({ pkg, set })).filter(({ pkg, set }) => set !== this.#universe.at(pkg).full)
    return { terms, cause: { kind: 'derived', left, right } }
  }

  #count(): void {
    this.#steps += 1
    if (this.#steps + this.#universe.tested > this.#maxSteps) throw new HardpointError('HP_ERR_RESOLUTION_BUDGET', { steps: this.#maxSteps })
  }
}
