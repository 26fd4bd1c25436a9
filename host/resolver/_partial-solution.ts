import { bit, count, highest } from './_bits.ts'
import { Heap } from './_heap.ts'
import type { Incompatibility, Term } from './_incompatibility.ts'
import { ABSENT, type Universe } from './_universe.ts'

/** One step of what is believed so far: a decision, or what followed from an incompatibility. */
export interface Assignment {
  readonly pkg: number
  readonly own: bigint
  readonly cause: Incompatibility | undefined
  /** The later the decision, the higher. What follows has the level of the last decision that it follows from. */
  readonly level: number
}

/** A step in its place: what it says together with all before it about the plugin, and the highest level of these. */
export interface Placed extends Assignment {
  readonly before: Placed | undefined
  readonly all: bigint
  readonly allLevel: number
  /** Of two steps, the later has the higher one. */
  readonly index: number
}

/** How many versions are left, and of which plugin, as one number: more plugins than this do not fit into memory. */
const PLUGINS = 2 ** 32

/**
 * What is believed so far, in order, with a way back.
 *
 * To undo a decision leaves alone what does not follow from it, later decisions too: among thousands of plugins most have
 * nothing to do with a conflict, and to make them again after each is most of the work. (SAT solvers do the like:
 * "chronological backtracking", Nadel and Ryvchin 2018; "trail saving", Hickey and Bacchus 2020.)
 */
export class PartialSolution {
  readonly #universe: Universe
  readonly #trail: Placed[] = []
  /** Each narrower than the one before, by plugin. */
  readonly #byPackage: Placed[][] = []
  /** Where in the trail the decision of each level stands, from the first level on. Levels of what was undone are not used again. */
  readonly #decisions: number[] = []
  #placed = 0
  /** Plugins that must be present and are not decided, with how many versions are left. */
  readonly #open = new Map<number, number>()
  /** The same, fewest first, and what was so once: to scan all that are open at each decision is quadratic. */
  readonly #queue = new Heap()

  constructor(universe: Universe) {
    this.#universe = universe
  }

  /** What may still be chosen for a plugin. */
  allowed(pkg: number): bigint {
    return this.#last(pkg)?.all ?? this.#universe.at(pkg).full
  }

  decide(pkg: number, version: number): void {
    this.#place({ pkg, own: bit(version), cause: undefined, level: this.#decisions.length + 1 })
    this.#note(pkg)
  }

  /** What an incompatibility says of its one term that is not true: that it is false. */
  derive({ pkg, set }: Term, cause: Incompatibility): void {
    this.#place({ pkg, own: this.#universe.at(pkg).full & ~set, cause, level: this.#levelOf(cause, pkg) ?? 1 })
    this.#note(pkg)
  }

  /**
   * Takes back the decision of a level, what follows from it, and later decisions that nothing asks for any more or that
   * would now be others.
   *
   * @returns the plugins of which something else may be chosen now: what followed from two things followed from the first
   */
  undo(level: number, preferred: (pkg: number) => number): Set<number> {
    const [decision, ...later] = this.#trail.splice(this.#decisions[level - 1] ?? this.#trail.length)
    if (decision === undefined) return new Set()
    // What says nothing of these, and follows from nothing about them, stays as it is.
    // Bytes, not sets: after each conflict this looks at most of the trail.
    const isChanged = new Uint8Array(this.#byPackage.length)
    const isTaken = new Uint8Array(this.#byPackage.length)
    const changed = new Set<number>()
    const change = (pkg: number) => {
      isChanged[pkg] = 1
      changed.add(pkg)
    }
    change(decision.pkg)
    isTaken[decision.pkg] = 1
    this.#take(decision)
    for (const step of later) {
      const { pkg } = step
      const isTouched = isChanged[pkg] === 1 || (step.level >= level && isAbout(step.cause, isChanged))
      if (!isTouched && isTaken[pkg] === 0) {
        this.#keep(step)
        continue
      }
      if (isTaken[pkg] === 0) this.#take(step)
      isTaken[pkg] = 1
      if (!isTouched) this.#append(step)
      else if (!this.#again(step, preferred)) change(pkg)
    }
    for (const pkg of changed) this.#note(pkg)
    return changed
  }

  /** The first step after which the term was true. */
  satisfier({ pkg, set }: Term): Placed | undefined {
    const steps = this.#byPackage[pkg] ?? []
    let [at, end] = [0, steps.length]
    while (at < end) {
      const middle = (at + end) >> 1
      if (((steps[middle]?.all ?? 0n) & ~set) === 0n) end = middle
      else at = middle + 1
    }
    return steps[at]
  }

  /** The open plugin with the fewest versions left: it fails soonest, so least is undone. Ties by order of mention. */
  next(): number | undefined {
    for (let least = this.#queue.least(); least !== undefined; least = this.#queue.least()) {
      const pkg = least % PLUGINS
      if (this.#open.get(pkg) === (least - pkg) / PLUGINS) return pkg
      this.#queue.pop()
    }
    return undefined
  }

  /** Plugin index to the bit of the version decided. */
  decisions(): Map<number, number> {
    return new Map(this.#trail.filter(step => step.cause === undefined).map(step => [step.pkg, highest(step.own)]))
  }

  /** Takes a step, and all after it, off what is said of its plugin. */
  #take(step: Placed): void {
    const steps = this.#byPackage[step.pkg] ?? []
    steps.length = steps.lastIndexOf(step)
  }

  /** Places a step anew where it still holds; true where nothing about it is different. */
  #again(step: Placed, preferred: (pkg: number) => number): boolean {
    const { pkg, own, cause } = step
    if (cause === undefined && ((this.allowed(pkg) & ABSENT) !== 0n || own !== bit(preferred(pkg)))) return false
    const level = cause === undefined ? step.level : this.#levelOf(cause, pkg)
    if (level === undefined) return false
    const isSame = level === step.level && this.#last(pkg) === step.before
    if (isSame) this.#append(step)
    else this.#place({ pkg, own, cause, level })
    return isSame
  }

  /** The level with which an incompatibility stops saying something about a plugin; undefined where it says nothing now. */
  #levelOf({ terms }: Incompatibility, about: number): number | undefined {
    let level = 1
    for (const term of terms) {
      if (term.pkg === about) continue
      const step = this.satisfier(term)
      if (step === undefined) return undefined
      level = Math.max(level, step.allLevel)
    }
    return level
  }

  #last(pkg: number): Placed | undefined {
    const steps = this.#byPackage[pkg]
    return steps?.[steps.length - 1]
  }

  #place({ pkg, own, cause, level }: Assignment): void {
    const before = this.#last(pkg)
    this.#placed += 1
    this.#append({
      pkg, own, cause, level, before, index: this.#placed,
      all: own & (before?.all ?? this.#universe.at(pkg).full), allLevel: Math.max(level, before?.allLevel ?? 1),
    })
  }

  #append(step: Placed): void {
    const steps = this.#byPackage[step.pkg]
    if (steps === undefined) this.#byPackage[step.pkg] = [step]
    else steps.push(step)
    this.#keep(step)
  }

  #keep(step: Placed): void {
    if (step.cause === undefined) this.#decisions[step.level - 1] = this.#trail.length
    this.#trail.push(step)
  }

  #note(pkg: number): void {
    const last = this.#last(pkg)
    if (last === undefined || last.cause === undefined || (last.all & ABSENT) !== 0n) {
      this.#open.delete(pkg)
      return
    }
    const left = count(last.all)
    if (this.#open.get(pkg) === left) return
    this.#open.set(pkg, left)
    this.#queue.push(left * PLUGINS + pkg)
  }
}

function isAbout(cause: Incompatibility | undefined, plugins: Uint8Array): boolean {
  if (cause === undefined) return false
  for (const { pkg } of cause.terms) if (plugins[pkg] === 1) return true
  return false
}
