import { HardpointError } from '@hardpoint/schemas/errors'
import { Budget } from './_budget.ts'
import { explain } from './_explain.ts'
import { Solver } from './_solver.ts'
import { ROOT_ID, Universe } from './_universe.ts'
import type { PackageVersion, Resolution, ResolveInput } from './resolution.ts'

/**
 * Chooses one version of each plugin so that everything asked for is there and everyone's ranges hold.
 *
 * The version that is installed is kept where it may be, else the newest is taken. Plugins do not need each other in a
 * circle, except through optional dependencies. The same input gives the same answer, unless the time is over.
 *
 * @param clock milliseconds for `policy.maxMs`, of which differences count
 * @throws HP_ERR_RESOLUTION with the reasons in sentences, the ways out and the names of the causes
 * @throws HP_ERR_RESOLUTION_BUDGET
 */
export function resolve(input: ResolveInput, clock: () => number = () => performance.now()): Resolution {
  const budget = new Budget(input.policy ?? {}, clock)
  const universe = new Universe(input, budget)
  const outcome = new Solver(universe, input, budget).solve()
  if (!outcome.ok) throw new HardpointError('HP_ERR_RESOLUTION', { ...explain(universe, outcome.because) })
  const chosen = new Map<string, PackageVersion>()
  for (const [pkg, version] of outcome.decisions) {
    const { id, versions } = universe.at(pkg)
    const found = versions[version - 1]
    if (found !== undefined && id !== ROOT_ID) chosen.set(id, found)
  }
  return { versions: dependenciesFirst(chosen), steps: budget.steps }
}

/** Depth first in the order of ids. What is optional says nothing about the order: it may close a circle. */
function dependenciesFirst(chosen: ReadonlyMap<string, PackageVersion>): Map<string, string> {
  const ordered = new Map<string, string>()
  const entered = new Set<string>()
  const todo = [...chosen.keys()].toSorted().toReversed()
  for (let id = todo.at(-1); id !== undefined; id = todo.at(-1)) {
    const { version, dependencies = {} } = chosen.get(id) ?? { version: '' }
    const before = entered.has(id) ? [] : Object.keys(dependencies).filter(other => chosen.has(other) && !entered.has(other))
    entered.add(id)
    if (before.length > 0) {
      todo.push(...before.toSorted().toReversed())
    } else {
      todo.pop()
      if (!ordered.has(id)) ordered.set(id, version)
    }
  }
  return ordered
}
