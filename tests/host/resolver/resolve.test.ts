import fc from 'fast-check'
import { satisfies } from 'semver'
import { test } from 'tap'
import { HardpointError } from '@hardpoint/schemas/errors'
import { resolve } from '../../../host/resolver/resolve.ts'
import type { PackageVersion, ResolveInput } from '../../../host/resolver/resolution.ts'

const RANK = { free: 0, pro: 1, enterprise: 2 }

function choose(input: ResolveInput): Record<string, string> {
  return Object.fromEntries(resolve(input).versions)
}

function failure(input: ResolveInput): { code: string; explanation: string; remedy: string; causes: readonly string[] } {
  try {
    resolve(input)
  } catch (error) {
    if (!HardpointError.is(error)) throw error
    const { explanation, remedy, causes } = error.details as { explanation: string; remedy: string; causes: readonly string[] }
    return { code: error.code, explanation, remedy, causes }
  }
  return { code: 'none', explanation: '', remedy: '', causes: [] }
}

const v = (version: string, rest: Omit<PackageVersion, 'version'> = {}): PackageVersion => ({ version, ...rest })
const needs = (version: string, dependencies: Record<string, string>): PackageVersion => ({ version, dependencies })

const SOLUTIONS: readonly { name: string; input: ResolveInput; expected: Record<string, string> }[] = [
  {
    name: 'takes the newest version',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.10.0'), v('1.9.0')] }, root: [{ id: 'a.a', range: '^1.0.0' }] },
    expected: { 'a.a': '1.10.0' },
  },
  {
    name: 'prefers the highest version that every range allows',
    input: {
      packages: {
        'a.a': [needs('1.0.0', { 'a.c': '<1.5.0' })], 'a.b': [needs('1.0.0', { 'a.c': '^1.0.0' })],
        'a.c': [v('1.0.0'), v('1.4.0'), v('1.6.0'), v('2.0.0')],
      },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '*' }],
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0', 'a.c': '1.4.0' },
  },
  {
    name: 'goes back to an older version where the newest cannot be satisfied',
    input: {
      packages: { 'a.a': [needs('2.0.0', { 'a.b': '^2.0.0' }), needs('1.0.0', { 'a.b': '^1.0.0' })], 'a.b': [v('1.0.0')] },
      root: [{ id: 'a.a', range: '*' }],
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0' },
  },
  {
    name: 'keeps the version of the lock',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0')] }, root: [{ id: 'a.a', range: '^1.0.0' }], lock: { 'a.a': '1.0.0' } },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'leaves the lock where a range does not allow it',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0')] }, root: [{ id: 'a.a', range: '^1.1.0' }], lock: { 'a.a': '1.0.0' } },
    expected: { 'a.a': '1.1.0' },
  },
  {
    name: 'leaves out a version that was yanked',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0', { yanked: 'loses data' })] }, root: [{ id: 'a.a', range: '*' }] },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'keeps a yanked version that is installed',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0', { yanked: 'loses data' })] }, root: [{ id: 'a.a', range: '*' }], lock: { 'a.a': '1.1.0' } },
    expected: { 'a.a': '1.1.0' },
  },
  {
    name: 'keeps a yanked version that is installed, also after another one was refused for the same reason',
    input: {
      packages: {
        'a.b': [needs('2.0.0', { 'a.a': '^2.0.0' }), needs('1.0.0', { 'a.a': '^1.0.0' })],
        'a.a': [v('1.0.0', { yanked: 'loses data' }), v('2.0.0', { yanked: 'loses data' })],
      },
      root: [{ id: 'a.b', range: '*' }], lock: { 'a.a': '1.0.0' },
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0' },
  },
  {
    name: 'leaves out a version for another host',
    input: {
      packages: { 'a.a': [v('1.0.0', { engines: { hardpoint: '^0.1.0' } }), v('2.0.0', { engines: { hardpoint: '^9.0.0' } })] },
      root: [{ id: 'a.a', range: '*' }], policy: { engineVersion: '0.1.0' },
    },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'leaves out a version whose engine range is no range',
    input: { packages: { 'a.a': [v('1.0.0', { engines: { hardpoint: '*' } }), v('2.0.0', { engines: { hardpoint: 'any' } })] }, root: [{ id: 'a.a', range: '*' }], policy: { engineVersion: '0.1.0' } },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'falls back to the version that the tier allows',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0', { tier: 'pro' })] }, root: [{ id: 'a.a', range: '*' }], policy: { tier: 'free' } },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'does not bring in an optional dependency',
    input: { packages: { 'a.a': [v('1.0.0', { optionalDependencies: { 'a.b': '^1.0.0' } })], 'a.b': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }] },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'constrains an optional dependency that is there',
    input: {
      packages: { 'a.a': [v('1.0.0', { optionalDependencies: { 'a.b': '^1.0.0' } })], 'a.b': [v('1.0.0'), v('2.0.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '*' }],
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0' },
  },
  {
    name: 'accepts a circle',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.b': '*' })], 'a.b': [needs('1.0.0', { 'a.a': '^1.0.0' })] }, root: [{ id: 'a.a', range: '*' }] },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0' },
  },
  {
    name: 'takes no version that needs another version of itself',
    input: { packages: { 'a.a': [v('1.0.0'), needs('2.0.0', { 'a.a': '^1.0.0' })] }, root: [{ id: 'a.a', range: '*' }] },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'takes a prerelease only where a range names one',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('2.0.0-rc.1')], 'a.b': [v('1.0.0'), v('2.0.0-rc.1')] },
      root: [{ id: 'a.a', range: '>=1.0.0' }, { id: 'a.b', range: '>=2.0.0-rc.0' }],
    },
    expected: { 'a.a': '1.0.0', 'a.b': '2.0.0-rc.1' },
  },
  {
    name: 'asks semver about each range alone: a prerelease allowed by one range is not allowed by another that does not name it',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.c': '<2.0.0' })], 'a.c': [v('1.0.0-alpha'), v('1.0.0-beta'), v('0.9.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.c', range: '>=1.0.0-alpha || 0.9.0' }],
    },
    expected: { 'a.a': '1.0.0', 'a.c': '0.9.0' },
  },
  {
    name: 'ignores versions that semver would tidy into another',
    input: { packages: { 'a.a': [v('1.0.0'), v('v2.0.0'), v(' 3.0.0'), v('4.0.0+build'), v('five')] }, root: [{ id: 'a.a', range: '*' }] },
    expected: { 'a.a': '1.0.0' },
  },
]

for (const { name, input, expected } of SOLUTIONS) {
  test(`resolve() ${name}`, async t => t.strictSame(choose(input), expected))
}

test('resolve() lists dependencies first', async t => {
  const packages = { 'a.a': [needs('1.0.0', { 'a.z': '*', 'a.m': '*' })], 'a.m': [needs('1.0.0', { 'a.z': '*' })], 'a.z': [v('1.0.0')] }
  t.strictSame([...resolve({ packages, root: [{ id: 'a.a', range: '*' }] }).versions.keys()], ['a.z', 'a.m', 'a.a'])
})

const FAILURES: readonly { name: string; input: ResolveInput; says: readonly RegExp[]; remedy: RegExp; causes: readonly string[] }[] = [
  {
    name: 'a plugin that does not exist',
    input: { packages: {}, root: [{ id: 'a.a', range: '^1.0.0' }] },
    says: [/^You ask for a\.a \^1\.0\.0, but there is no plugin a\.a\.$/], remedy: /hardpoint search/, causes: ['missing'],
  },
  {
    name: 'a dependency that does not exist',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.b': '~1.2' })] }, root: [{ id: 'a.a', range: '*' }] },
    says: [/a\.a 1\.0\.0 needs a\.b ~1\.2, but there is no plugin a\.b/, /you ask for a\.a/i], remedy: /leave out a\.a, or ask its publisher/i, causes: ['missing', 'requirement'],
  },
  {
    name: 'a version that does not exist',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0')] }, root: [{ id: 'a.a', range: '^3.0.0' }] },
    says: [/you ask for a\.a \^3\.0\.0, but a\.a has only 1\.1\.0 and 1\.0\.0/i], remedy: /a version of a\.a that exists/, causes: ['no-version'],
  },
  {
    name: 'a range that is none',
    input: { packages: { 'a.a': [v('1.0.0')] }, root: [{ id: 'a.a', range: 'newest' }] },
    says: [/"newest" is not a semver range/], remedy: /a version of a\.a that exists/, causes: ['bad-range'],
  },
  {
    name: 'the tier',
    input: { packages: { 'a.a': [v('1.0.0', { tier: 'pro' }), v('1.1.0', { tier: 'pro' })] }, root: [{ id: 'a.a', range: '*' }], policy: { tier: 'free' } },
    says: [/every version of a\.a needs the tier pro, and this organisation is on free/, /cannot be had\.$/], remedy: /license for pro/, causes: ['requirement', 'tier'],
  },
  {
    name: 'the host',
    input: { packages: { 'a.a': [v('1.0.0', { engines: { hardpoint: '>=9' } })] }, root: [{ id: 'a.a', range: '*' }], policy: { engineVersion: '0.1.0' } },
    says: [/a\.a 1\.0\.0 runs on Hardpoint >=9, and this is 0\.1\.0/], remedy: /update this host/i, causes: ['engine', 'requirement'],
  },
  {
    name: 'a withdrawn version',
    input: { packages: { 'a.a': [v('1.0.0', { yanked: 'loses\u001b[31m data\nHPOINT' })] }, root: [{ id: 'a.a', range: '1.0.0' }] },
    says: [/a\.a 1\.0\.0 was withdrawn by its publisher \("loses \[31m data HPOINT"\)/], remedy: /another version of a\.a/, causes: ['requirement', 'yanked'],
  },
  {
    name: 'a dependency whose name is a trick on terminals',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.b\u001b[2J\u202e\nYou ask': '>1\u0007' })] }, root: [{ id: 'a.a', range: '*' }] },
    says: [/^[\x20-\x7e]*$/], remedy: /^[\x20-\x7e]*$/, causes: ['missing', 'requirement'],
  },
  {
    name: 'two that need different versions of a third',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.c': '^1.0.0' })], 'a.b': [needs('1.0.0', { 'a.c': '^2.0.0' })], 'a.c': [v('1.0.0'), v('2.0.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '^1' }],
    },
    says: [/a\.a 1\.0\.0 needs a\.c \^1\.0\.0/, /a\.b 1\.0\.0 needs a\.c \^2\.0\.0/, /you ask for a\.b \^1/i, /you ask for a\.a/i],
    remedy: /leave one of them out/, causes: ['dependency', 'requirement'],
  },
  {
    name: 'one that is installed',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.c': '^1.0.0' })], 'a.c': [v('1.0.0'), v('2.0.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.c', range: '>=2.0.0', installed: true }], lock: { 'a.c': '2.0.0' },
    },
    says: [/a\.c is installed and stays at >=2\.0\.0/, /a\.a 1\.0\.0 needs a\.c \^1\.0\.0/], remedy: /remove a\.c/, causes: ['dependency', 'requirement'],
  },
]

for (const { name, input, says, remedy, causes } of FAILURES) {
  test(`resolve() explains ${name}`, async t => {
    const found = failure(input)
    t.equal(found.code, 'HP_ERR_RESOLUTION')
    for (const pattern of says) t.match(found.explanation, pattern)
    t.match(found.remedy, remedy)
    t.strictSame(found.causes, causes)
  })
}

test('resolve() stops at its budget with a code', async t => {
  const input = pigeons(9)
  t.equal(failure({ ...input, policy: { maxSteps: 1000 } }).code, 'HP_ERR_RESOLUTION_BUDGET')
})

test('resolve() counts the versions it holds against ranges: an index where each version has a range of its own ends at the budget', async t => {
  const mail = Array.from({ length: 100 }, (_, patch) => ({ version: `1.0.${patch}`, dependencies: { 'acme.base': `9.0.${patch}` } }))
  const base = Array.from({ length: 100 }, (_, patch) => ({ version: `1.0.${patch}` }))
  const input = { packages: { 'acme.mail': mail, 'acme.base': base }, root: [{ id: 'acme.mail', range: '*' }] }
  t.equal(failure(input).code, 'HP_ERR_RESOLUTION')
  t.equal(failure({ ...input, policy: { maxSteps: 10_000 } }).code, 'HP_ERR_RESOLUTION_BUDGET')
})

test('resolve() refuses five plugins for four places, and keeps the explanation readable', async t => {
  const found = failure(pigeons(5))
  t.equal(found.code, 'HP_ERR_RESOLUTION')
  t.ok(found.explanation.split('\n').length <= 31, found.explanation)
})

/** `holes + 1` plugins of which no two may have the same version, with `holes` versions each: hard for every solver. */
function pigeons(birds: number): ResolveInput {
  const ids = Array.from({ length: birds }, (_, index) => `a.p${index}`)
  const holes = Array.from({ length: birds - 1 }, (_, index) => `${index + 1}.0.0`)
  const packages = Object.fromEntries(ids.map((id, bird) => [id, holes.map(hole => needs(hole,
    Object.fromEntries(ids.filter((_, other) => other > bird).map(other => [other, holes.filter(h => h !== hole).join(' || ')]))))]))
  return { packages, root: ids.map(id => ({ id, range: '*' })) }
}

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
