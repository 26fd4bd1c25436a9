import fc from 'fast-check'
import { satisfies } from 'semver'
import { test } from 'tap'
import type { ResolveInput } from '../../../host/resolver/resolution.ts'
import { choose, failure } from './_problems.ts'

const RANK = { free: 0, pro: 1, enterprise: 2 }

const IDS = ['a.a', 'a.b', 'a.c', 'a.d']
const VERSIONS = ['1.0.0', '1.1.0-rc.1', '1.1.0', '2.0.0']
const RANGES = ['*', '^1.0.0', '1.0.0', '^2.0.0', '>=1.1.0-rc.0', '<2.0.0', '>=3.0.0', '~1.1.0', 'nonsense']
const range = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('*', '^1.0.0', '<2.0.0') }, { weight: 2, arbitrary: fc.constantFrom(...RANGES) })
const dependencies = fc.dictionary(fc.constantFrom(...IDS, ...IDS, ...IDS, 'a.ghost'), range, { maxKeys: 2, noNullPrototype: true })
const version = fc.record({
  version: fc.constantFrom(...VERSIONS), dependencies, optionalDependencies: dependencies,
  tier: fc.constantFrom('free' as const, 'free' as const, 'free' as const, 'free' as const, 'pro' as const),
  engines: fc.constantFrom({ hardpoint: '*' }, { hardpoint: '*' }, { hardpoint: '*' }, { hardpoint: '*' }, { hardpoint: '>=9' }),
})
const problem = fc.record({
  packages: fc.record(Object.fromEntries(IDS.map(id => [id, fc.uniqueArray(version, { selector: entry => entry.version, minLength: 2, maxLength: 4 })])), { noNullPrototype: true }),
  root: fc.uniqueArray(fc.record({ id: fc.constantFrom(...IDS), range }), { selector: entry => entry.id, minLength: 1, maxLength: 3 }),
  lock: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom(...VERSIONS), { maxKeys: 2, noNullPrototype: true }),
})

/** Written apart from the solver: whether a choice of versions is a solution. */
function holds(input: ResolveInput, chosen: Readonly<Record<string, string>>): boolean {
  const fits = (id: string, wanted: string) => chosen[id] !== undefined && satisfies(chosen[id], wanted)
  if (!input.root.every(({ id, range: wanted }) => fits(id, wanted))) return false
  return Object.entries(chosen).every(([id, number]) => {
    const found = input.packages[id]?.find(entry => entry.version === number)
    if (found === undefined) return false
    const allowed = input.lock?.[id] === number
      || (RANK[found.tier ?? 'free'] <= RANK[input.policy?.tier ?? 'enterprise'] && satisfies(input.policy?.engineVersion ?? '', found.engines?.hardpoint ?? '*'))
    return allowed && Object.entries(found.dependencies ?? {}).every(([other, wanted]) => fits(other, wanted ?? ''))
      && Object.entries(found.optionalDependencies ?? {}).every(([other, wanted]) => chosen[other] === undefined || fits(other, wanted ?? ''))
  })
}

/** Every choice there is: at most 5^4. */
function solvable(input: ResolveInput): boolean {
  const choices = (rest: readonly string[]): Record<string, string>[] => {
    const [id, ...others] = rest
    if (id === undefined) return [{}]
    return choices(others).flatMap(choice => [choice, ...(input.packages[id] ?? []).map(entry => ({ ...choice, [id]: entry.version }))])
  }
  return choices(IDS).some(choice => holds(input, choice))
}

test('resolve() agrees with brute force, and what it finds is a solution without anything superfluous', async t => {
  let solved = 0
  fc.assert(fc.property(problem, generated => {
    const input: ResolveInput = { ...generated, policy: { tier: 'free', engineVersion: '0.1.0' } }
    const found = failure(input)
    if (found.code === 'none') {
      solved += 1
      const chosen = choose(input)
      return holds(input, chosen) && Object.keys(chosen).every(id => reachable(input, chosen).has(id))
    }
    return found.code === 'HP_ERR_RESOLUTION' && !solvable(input) && found.explanation.length > 0 && found.remedy.length > 1
      && !/undefined|\?/.test(found.explanation)
  }), { numRuns: 2000 })
  t.ok(solved > 400, 'not only refusals were compared')
})

function reachable(input: ResolveInput, chosen: Readonly<Record<string, string>>): Set<string> {
  const seen = new Set(input.root.map(({ id }) => id))
  for (const id of seen) {
    const found = input.packages[id]?.find(entry => entry.version === chosen[id])
    for (const other of Object.keys(found?.dependencies ?? {})) seen.add(other)
  }
  return seen
}

test('resolve() gives the same answer whatever the order of versions and plugins', async t => {
  fc.assert(fc.property(problem, input => {
    const shuffled: ResolveInput = {
      ...input,
      packages: Object.fromEntries(Object.entries(input.packages).toReversed().map(([id, versions]) => [id, versions.toReversed()])),
    }
    return JSON.stringify(failure(input)) === JSON.stringify(failure(shuffled))
      && (failure(input).code !== 'none' || JSON.stringify(choose(input)) === JSON.stringify(choose(shuffled)))
  }), { numRuns: 300 })
  t.pass()
})
