import { causeOf, describe } from './_describe.ts'
import type { Cause, Fact, Incompatibility } from './_incompatibility.ts'
import { remedy } from './_remedy.ts'
import type { Universe } from './_universe.ts'
import type { ConflictCause } from './resolution.ts'

/** A proof longer than this helps nobody: its facts are listed instead. */
const MAX_SENTENCES = 20
const MAX_FACTS = 20

/** Why there is no solution, for people, and the ways out. */
export interface Explanation {
  readonly explanation: string
  readonly remedy: string
  readonly causes: readonly ConflictCause[]
  /** The facts alone, as clauses, but for what was asked: what stands in the way in short. */
  readonly reasons: readonly string[]
}

type Derived = Incompatibility & { readonly cause: Extract<Cause, { kind: 'derived' }> }

export function explain(universe: Universe, because: Incompatibility): Explanation {
  const { facts, derived } = gather(because)
  const explanation = facts.length === 1 ? `${sentence(facts.map(fact => describe(universe, fact)).join(''))}`
    : derived.length > MAX_SENTENCES ? summary(universe, facts)
    : new Proof(universe, because).text
  const causes = [...new Set(facts.map(({ cause }) => causeOf(universe, cause)))].toSorted()
  const reasons = facts.filter(({ cause }) => cause.kind !== 'requirement' || cause.installed).slice(0, MAX_FACTS).map(fact => describe(universe, fact))
  return { explanation, remedy: remedy(universe, facts).map((way, index) => sentence(index === 0 ? way : `or ${way}`)).join(' '), causes, reasons }
}

/** Every fact and every conclusion of a derivation, once each. Not recursive: derivations can be deep. */
function gather(root: Incompatibility): { facts: Fact[]; derived: Derived[] } {
  const seen = new Set<Incompatibility>()
  const todo = [root]
  const facts: Fact[] = []
  const derived: Derived[] = []
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    if (isDerived(next)) {
      derived.push(next)
      todo.push(next.cause.right, next.cause.left)
    } else {
      facts.push(next as Fact)
    }
  }
  return { facts, derived }
}

function isDerived(incompatibility: Incompatibility): incompatibility is Derived {
  return incompatibility.cause.kind === 'derived'
}

function summary(universe: Universe, facts: readonly Fact[]): string {
  const lines = facts.slice(0, MAX_FACTS).map(fact => sentence(describe(universe, fact)))
  const more = facts.length > MAX_FACTS ? `\nAnd ${facts.length - MAX_FACTS} more.` : ''
  return `What you ask for cannot be had. These stand against each other:\n${lines.join('\n')}${more}`
}

/** A derivation as sentences: premises before what follows from them; a number where one is used later again. */
class Proof {
  readonly #universe: Universe
  readonly #lines: { text: string; number: number | undefined }[] = []
  readonly #numbers = new Map<Incompatibility, number>()
  readonly #uses = new Map<Incompatibility, number>()

  constructor(universe: Universe, because: Incompatibility) {
    this.#universe = universe
    for (const { cause } of gather(because).derived) {
      for (const premise of [cause.left, cause.right]) this.#uses.set(premise, (this.#uses.get(premise) ?? 0) + 1)
    }
    if (isDerived(because)) this.#write(because, false)
  }

  get text(): string {
    return this.#lines.map(({ text, number }) => (number === undefined ? text : `${text} (${number})`)).join('\n')
  }

  #write(conclusion: Derived, keep: boolean): void {
    const [first, second] = [conclusion.cause.left, conclusion.cause.right].toSorted((a, b) => Number(this.#ready(b)) - Number(this.#ready(a)))
    if (first === undefined || second === undefined) return
    const end = describe(this.#universe, conclusion)
    if (this.#ready(second)) this.#line(conclusion, `because ${this.#cite(first)} and ${this.#cite(second)}, ${end}`, keep)
    else if (this.#ready(first)) {
      this.#premise(second, false)
      this.#line(conclusion, `and because ${this.#cite(first)}, ${end}`, keep)
    } else {
      this.#premise(first, true)
      this.#premise(second, false)
      this.#line(conclusion, `and because ${this.#cite(first)}, ${end}`, keep)
    }
  }

  #premise(incompatibility: Incompatibility, keep: boolean): void {
    if (isDerived(incompatibility) && !this.#ready(incompatibility)) this.#write(incompatibility, keep)
  }

  /** A fact, or a conclusion that has its number. */
  #ready(incompatibility: Incompatibility): boolean {
    return !isDerived(incompatibility) || this.#numbers.has(incompatibility)
  }

  #cite(incompatibility: Incompatibility): string {
    const number = this.#numbers.get(incompatibility)
    return `${describe(this.#universe, incompatibility)}${number === undefined ? '' : ` (${number})`}`
  }

  #line(conclusion: Derived, text: string, keep: boolean): void {
    const numbered = keep || (this.#uses.get(conclusion) ?? 0) > 1
    const number = numbered ? this.#numbers.size + 1 : undefined
    if (number !== undefined) this.#numbers.set(conclusion, number)
    this.#lines.push({ text: sentence(text), number })
  }
}

/** With a capital, unless it begins with an id: those have none. */
function sentence(clause: string): string {
  return `${clause.replace(/^[a-z](?=[a-z]* )/, first => first.toUpperCase())}.`
}
