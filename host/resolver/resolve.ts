import { HardpointError } from '@hardpoint/schemas/errors'
import { explain } from './_explain.ts'
import { Solver } from './_solver.ts'
import { Universe } from './_universe.ts'
import type { PackageVersion, Resolution, ResolveInput } from './resolution.ts'

/** Not a plugin id: no package can be mistaken for it. */
const ROOT_ID = '(host)'

/**
 * Chooses one version of each plugin so that everything asked for is there and everyone's ranges hold.
 *
 * The version that is installed is kept where it may be, else the newest is taken. The same input gives the same answer.
 * Pure: no I/O, no clock.
 *
 * @throws HP_ERR_RESOLUTION with the reasons in sentences, the ways out and the names of the causes
 * @throws HP_ERR_RESOLUTION_BUDGET
 */
export function resolve(input: ResolveInput): Resolution {
  const packages = new Map<string, readonly PackageVersion[]>([[ROOT_ID, [{ version: '0.0.0' }]], ...Object.entries(input.packages)])
  const universe = new Universe(packages, input.policy?.prereleases)
  universe.known(ROOT_ID)
  const outcome = new Solver(universe, input).solve()
  if (!outcome.ok) throw new HardpointError('HP_ERR_RESOLUTION', { ...explain(universe, outcome.because) })
  const chosen = new Map<string, PackageVersion>()
  for (const [pkg, version] of outcome.decisions) {
    const { id, versions } = universe.at(pkg)
    const found = versions[version - 1]
    if (found !== undefined && id !== ROOT_ID) chosen.set(id, found)
  }
  return { versions: dependenciesFirst(chosen), steps: outcome.steps }
}

/** Depth first in the order of ids; a circle is cut where it is entered. */
function dependenciesFirst(chosen: ReadonlyMap<string, PackageVersion>): Map<string, string> {
  const ordered = new Map<string, string>()
  const entered = new Set<string>()
  const todo = [...chosen.keys()].toSorted().toReversed()
  for (let id = todo.at(-1); id !== undefined; id = todo.at(-1)) {
    const { version, dependencies = {}, optionalDependencies = {} } = chosen.get(id) ?? { version: '' }
    const before = entered.has(id) ? [] : Object.keys({ ...dependencies, ...optionalDependencies }).filter(other => chosen.has(other) && !entered.has(other))
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
