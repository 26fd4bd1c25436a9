import fc from 'fast-check'
import { satisfies } from 'semver'
import { test } from 'tap'
import type { PackageVersion, ResolveInput, ResolvePolicy } from '../../../host/resolver/resolution.ts'
import { CAUSES, choose, DAY, failure } from './_problems.ts'

const RANK = { free: 0, pro: 1, enterprise: 2 }

const IDS = ['a.a', 'a.b', 'a.c', 'b.d']
const VERSIONS = ['1.0.0', '1.1.0-rc.1', '1.1.0', '2.0.0']
const RANGES = ['*', '^1.0.0', '1.0.0', '^2.0.0', '>=1.1.0-rc.0', '<2.0.0', '>=3.0.0', '~1.1.0', 'nonsense']
const range = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('*', '*', '^1.0.0', '<2.0.0') }, { weight: 2, arbitrary: fc.constantFrom(...RANGES) })
const dependencies = fc.dictionary(fc.constantFrom(...IDS, ...IDS, ...IDS, ...IDS, 'a.ghost'), range, { maxKeys: 2, noNullPrototype: true })
const NOW = '2026-01-04T00:00:00.000Z'
/** Three days before. */
const OLD_ENOUGH = '2026-01-01T00:00:00.000Z'
const flaw = fc.constantFrom<Omit<PackageVersion, 'version'>>(
  { tier: 'pro' }, { engines: { hardpoint: '>=9' } }, { engines: { hardpoint: 'nonsense' } }, { yanked: 'broken' }, { revoked: 'malware' }, { revoked: 'key-compromised' },
  { channel: 'beta' }, { channel: 'beta' }, { channel: 'nightly' }, { promotedAt: '2026-01-01T00:00:00.001Z' }, { promotedAt: 'then' }, { channel: 'beta', promotedAt: '2025-12-31T00:00:00.000Z' },
  { publishedAt: '2026-01-01T00:00:00.001Z' }, { publishedAt: '2026-02-01T00:00:00.000Z' }, { publishedAt: 'recently' }, { yanked: 'broken', tier: 'pro', revoked: 'malware' },
)
const versionsFrom = (numbers: readonly string[], minLength: number) => fc.uniqueArray(
  fc.record({
    version: fc.constantFrom(...numbers), publishedAt: fc.constantFrom(OLD_ENOUGH, '2025-01-01T00:00:00.000Z'), dependencies, optionalDependencies: dependencies,
    rest: fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: flaw }),
  }).map(({ rest, ...entry }): PackageVersion => ({ ...entry, ...rest })),
  { selector: entry => entry.version, minLength, maxLength: 4 },
)
const versions = fc.oneof({ weight: 4, arbitrary: versionsFrom(VERSIONS, 2) }, { weight: 1, arbitrary: versionsFrom(['1.0.0-rc.1', '1.1.0-rc.1', '2.0.0-rc.1'], 1) })
const policy = fc.record({
  blocked: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom('1.0.0', '<1.1.0', '>=2.0.0-rc.0', '>=2.0.0', '^1.1.0-rc.1', '9.0.0', 'nonsense'), { maxKeys: 2, noNullPrototype: true }),
  pinned: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom('^1.0.0', '>=1.1.0-rc.0', '2.0.0', 'nonsense'), { maxKeys: 1, noNullPrototype: true }),
  prereleases: fc.subarray(IDS, { maxLength: 2 }),
  channels: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom('beta', 'beta', 'nightly'), { maxKeys: 3, noNullPrototype: true }),
  allowed: fc.constantFrom<ResolvePolicy>({}, {}, { allowedPublishers: ['a'] }, { allowedPublishers: ['b', 'a'] }, { allowedPublishers: ['b'] }),
  rest: fc.constantFrom<ResolvePolicy>({}, { now: NOW, minimumAgeMs: 3 * DAY }, { now: NOW, minimumAgeMs: 3 * DAY }),
}).map(({ rest, allowed, ...most }): ResolvePolicy => ({ tier: 'free', engineVersion: '0.1.0', ...most, ...allowed, ...rest }))
const problem = fc.record({
  packages: fc.record(Object.fromEntries(IDS.map(id => [id, versions])), { noNullPrototype: true }),
  root: fc.uniqueArray(fc.oneof(
    { weight: 4, arbitrary: fc.record({ id: fc.constantFrom(...IDS), range }) },
    { weight: 1, arbitrary: fc.record({ id: fc.constantFrom(...IDS), range: fc.constantFrom(...VERSIONS), installed: fc.constant(true), pinnedBy: fc.constant('an admin') }, { requiredKeys: ['id', 'range', 'installed'] }) },
  ), { selector: entry => `${entry.id} ${'installed' in entry}`, minLength: 1, maxLength: 3 }),
  lock: fc.dictionary(fc.constantFrom(...IDS), fc.constantFrom(...VERSIONS), { maxKeys: 2, noNullPrototype: true }),
  upgrade: fc.subarray(IDS, { maxLength: 2 }),
  overrides: fc.dictionary(fc.constantFrom(...IDS), range, { maxKeys: 1, noNullPrototype: true }),
  policy,
})

/** Written apart from the solver: whether a choice of versions is a solution. */
function holds(input: ResolveInput, chosen: Readonly<Record<string, string>>): boolean {
  const fits = (id: string, wanted: string) => {
    const known = input.packages[id] ?? []
    const includePrerelease = input.policy?.prereleases?.includes(id) === true || !known.some(entry => !entry.version.includes('-') && isFollowed(input, id, entry))
      || known.some(({ version, channel }) => version === chosen[id] && channel !== undefined && (input.policy?.channels?.[id] === channel || input.lock?.[id] === version))
    return chosen[id] !== undefined && satisfies(chosen[id], wanted, { includePrerelease })
  }
  if (!Object.entries(input.policy?.pinned ?? {}).every(([id, wanted = '']) => chosen[id] === undefined || fits(id, wanted))) return false
  if (!input.root.every(({ id, range: wanted }) => fits(id, wanted)) || Object.keys(chosen).some(id => reachableFrom(input, chosen, id).has(id))) return false
  return Object.entries(chosen).every(([id, number]) => {
    const found = input.packages[id]?.find(entry => entry.version === number)
    if (found === undefined || !permits(input, id, found)) return false
    const asks = (ranges: PackageVersion['dependencies'] = {}) => Object.entries(ranges).map(([other, wanted]) => [other, input.overrides?.[other] ?? wanted ?? ''] as const)
    return asks(found.dependencies).every(([other, wanted]) => fits(other, wanted))
      && asks(found.optionalDependencies).every(([other, wanted]) => chosen[other] === undefined || fits(other, wanted))
  })
}

function isFollowed({ policy: { channels = {} } = {} }: ResolveInput, id: string, { channel = 'latest' }: PackageVersion): boolean {
  return channel === 'latest' || channels[id] === channel
}

function permits(input: ResolveInput, id: string, found: PackageVersion): boolean {
  const { policy: { tier = 'enterprise', engineVersion = '', minimumAgeMs, blocked, allowedPublishers } = {}, lock, root } = input
  const block = blocked?.[id]
  if (found.revoked !== undefined || (block !== undefined && (block === 'nonsense' || satisfies(found.version, block, { includePrerelease: true })))) return false
  if (lock?.[id] === found.version) return true
  const isNumbered = root.some(asked => asked.id === id && asked.range === found.version && asked.installed !== true)
  return (allowedPublishers?.some(publisher => id.startsWith(`${publisher}.`)) ?? true) && found.yanked === undefined && RANK[found.tier ?? 'free'] <= RANK[tier] && satisfies(engineVersion, found.engines?.hardpoint ?? '*')
    && (minimumAgeMs === undefined || isNumbered || ((found.publishedAt ?? 'z') <= OLD_ENOUGH && (found.promotedAt ?? '') <= OLD_ENOUGH))
    && (isNumbered || isFollowed(input, id, found))
}

/** Every solution there is, of at most 5^4 choices. */
function solutions(input: ResolveInput): Record<string, string>[] {
  const choices = (rest: readonly string[]): Record<string, string>[] => {
    const [id, ...others] = rest
    if (id === undefined) return [{}]
    return choices(others).flatMap(choice => [choice, ...(input.packages[id] ?? []).map(entry => ({ ...choice, [id]: entry.version }))])
  }
  return choices(IDS).filter(choice => holds(input, choice))
}

test('resolve() agrees with brute force, and what it finds is a solution without anything superfluous', async t => {
  let solved = 0
  const causes = new Set<string>()
  fc.assert(fc.property(problem, input => {
    const found = failure(input)
    if (found.code === 'none') {
      solved += 1
      const chosen = choose(input)
      return holds(input, chosen) && Object.keys(chosen).every(id => reachable(input, chosen).has(id))
    }
    for (const cause of found.causes) causes.add(cause)
    return found.code === 'HP_ERR_RESOLUTION' && solutions(input).length === 0 && found.explanation.length > 0 && found.remedy.length > 1
      && !/undefined|\?/.test(found.explanation)
  }), { numRuns: 2000 })
  t.ok(solved > 200, 'not only refusals were compared')
  t.strictSame([...causes].toSorted(), CAUSES, 'every kind of reason stood in the way')
})

test('resolve() keeps what is installed wherever that is a solution, also one that is far from the newest', async t => {
  let kept = 0
  fc.assert(fc.property(problem, fc.nat(), (input, which) => {
    const all = solutions(input)
    const solution = all[which % Math.max(1, all.length)]
    if (solution === undefined) return true
    kept += 1
    const wanted = reachable(input, solution)
    const lock = Object.fromEntries(Object.entries(solution).filter(([id]) => wanted.has(id)))
    const found = choose({ ...input, lock, upgrade: [] })
    return Object.keys(found).length === Object.keys(lock).length && Object.entries(found).every(([id, number]) => lock[id] === number)
  }), { numRuns: 1000 })
  t.ok(kept > 100, 'there were solutions to keep')
})

function reachable(input: ResolveInput, chosen: Readonly<Record<string, string>>): Set<string> {
  return new Set(input.root.flatMap(({ id }) => [id, ...reachableFrom(input, chosen, id)]))
}

/** What a plugin needs, directly or not: itself only in a circle. */
function reachableFrom(input: ResolveInput, chosen: Readonly<Record<string, string>>, start: string): Set<string> {
  const needed = (id: string) => Object.keys(input.packages[id]?.find(entry => entry.version === chosen[id])?.dependencies ?? {})
  const seen = new Set(needed(start))
  for (const id of seen) for (const other of needed(id)) seen.add(other)
  return seen
}

const number = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.nat({ max: 3 }), fc.constantFrom('', '', '', '-0', '-rc.1', '-rc.2')).map(([major, minor, patch, rest]) => `${major}.${minor}.${patch}${rest}`)
const comparators = fc.tuple(fc.constantFrom('^', '~', '>', '<', '>=', '<=', '=', ''), fc.oneof({ weight: 4, arbitrary: number }, { weight: 1, arbitrary: fc.constantFrom('1', '2.x', '*', '0.1') }))
  .map(([operator, text]) => `${operator}${text}`)
const anyRange = fc.oneof(
  fc.array(fc.array(comparators, { minLength: 1, maxLength: 3 }).map(all => all.join(' ')), { minLength: 1, maxLength: 3 }).map(all => all.join(' || ')),
  fc.tuple(number, number).map(([from, to]) => `${from} - ${to}`),
)

test('resolve() allows by a range exactly what semver says satisfies it', async t => {
  let [inside, outside] = [0, 0]
  fc.assert(fc.property(fc.uniqueArray(number, { minLength: 1, maxLength: 40 }), anyRange, fc.boolean(), (numbers, wanted, beta) => {
    const input: ResolveInput = {
      packages: { 'a.a': numbers.map(text => ({ version: text })) }, root: [{ id: 'a.a', range: wanted }], ...beta ? { policy: { prereleases: ['a.a'] } } : {},
    }
    const includePrerelease = beta || numbers.every(text => text.includes('-'))
    return numbers.every(text => {
      const isAllowed = satisfies(text, wanted, { includePrerelease })
      if (isAllowed) inside += 1
      else outside += 1
      // What is installed stays just where it is allowed.
      const found = failure({ ...input, lock: { 'a.a': text } }).code === 'none' ? choose({ ...input, lock: { 'a.a': text } })['a.a'] : undefined
      return (found === text) === isAllowed
    })
  }), { numRuns: 2000 })
  t.ok(inside > 1000 && outside > 1000, `${inside} inside, ${outside} outside`)
})

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
