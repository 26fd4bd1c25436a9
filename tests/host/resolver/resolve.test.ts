import { test } from 'tap'
import { resolve } from '../../../host/resolver/resolve.ts'
import type { ResolveInput } from '../../../host/resolver/resolution.ts'
import { ADVERSARIES, ownRanges, pigeons } from './_adversaries.ts'
import { choose, DAY, failure, needs, v } from './_problems.ts'

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
    name: 'takes the newest of what is to be upgraded, and what is installed where that is the newest that may be taken',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('1.1.0')], 'a.b': [v('1.0.0', { yanked: 'old' }), v('1.1.0', { yanked: 'loses data' })], 'a.c': [v('1.0.0'), v('1.1.0')] },
      root: ['a.a', 'a.b', 'a.c'].map(id => ({ id, range: '>=1.0.0', installed: true })), lock: { 'a.a': '1.0.0', 'a.b': '1.0.0', 'a.c': '1.0.0' }, upgrade: ['a.a', 'a.b'],
    },
    expected: { 'a.a': '1.1.0', 'a.b': '1.0.0', 'a.c': '1.0.0' },
  },
  {
    name: 'takes a version that is too young where it is asked for by its number, and no other',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.b': '^1.0.0' })].map(entry => ({ ...entry, publishedAt: '2026-01-01T00:00:00Z' })), 'a.b': [v('1.0.0', { publishedAt: '2025-01-01T00:00:00Z' }), v('1.1.0', { publishedAt: '2026-01-01T00:00:00Z' })] },
      root: [{ id: 'a.a', range: '1.0.0' }], policy: { now: '2026-01-02T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0' },
  },
  {
    name: 'takes allowed publishers only, and leaves what is installed of others',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'c.c': '*' }), needs('1.1.0', { 'b.b': '*' })], 'b.b': [v('1.0.0')], 'c.c': [v('1.0.0'), v('1.1.0')] },
      root: [{ id: 'a.a', range: '*' }], lock: { 'c.c': '1.0.0' }, policy: { allowedPublishers: ['a'] },
    },
    expected: { 'a.a': '1.0.0', 'c.c': '1.0.0' },
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
    name: 'leaves a revoked version, also one that is installed',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0', { revoked: 'key-compromised' })] }, root: [{ id: 'a.a', range: '*' }], lock: { 'a.a': '1.1.0' } },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'leaves a version that the operator blocks, also one that is installed and prereleases within the range',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('1.1.0-rc.1'), v('1.1.0'), v('2.0.0')] }, root: [{ id: 'a.a', range: '* || 1.1.0-rc.1' }],
      lock: { 'a.a': '1.1.0-rc.1' }, policy: { blocked: { 'a.a': '>1.0.0', 'a.b': '*' } },
    },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'takes a version on the day it is old enough and none younger',
    input: {
      packages: {
        'a.a': [v('1.0.0', { publishedAt: '2026-01-01T00:00:00Z' }), v('1.1.0', { publishedAt: '2026-01-01T00:00:01Z' }), v('1.2.0'), v('1.3.0', { publishedAt: '2027-01-01T00:00:00Z' })],
      },
      root: [{ id: 'a.a', range: '*' }], policy: { now: '2026-01-04T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'keeps a version that is installed however young it is',
    input: {
      packages: { 'a.a': [v('1.0.0', { publishedAt: '2025-01-01T00:00:00Z' }), v('1.1.0', { publishedAt: '2026-01-01T00:00:00Z' })] },
      root: [{ id: 'a.a', range: '*' }], lock: { 'a.a': '1.1.0' }, policy: { now: '2026-01-02T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    expected: { 'a.a': '1.1.0' },
  },
  {
    name: 'asks for no date where there is no minimum age',
    input: { packages: { 'a.a': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }], policy: { now: '2026-01-02T00:00:00Z', minimumAgeMs: 0 } },
    expected: { 'a.a': '1.0.0' },
  },
  {
    name: 'holds the operator\'s override against a plugin instead of what its dependents say, and not instead of what was asked for',
    input: {
      packages: {
        'a.a': [needs('1.0.0', { 'a.c': '^1.0.0' }), needs('1.1.0', { 'a.c': 'nonsense' })], 'a.b': [v('1.0.0', { optionalDependencies: { 'a.c': '^1.0.0' } })],
        'a.c': [v('1.0.0'), v('2.0.0'), v('2.1.0'), v('3.0.0')],
      },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '*' }, { id: 'a.c', range: '<2.1.0' }], overrides: { 'a.c': '^2.0.0' },
    },
    expected: { 'a.a': '1.1.0', 'a.b': '1.0.0', 'a.c': '2.0.0' },
  },
  {
    name: 'brings in nothing for an override alone',
    input: { packages: { 'a.a': [v('1.0.0')], 'a.c': [v('2.0.0')] }, root: [{ id: 'a.a', range: '*' }], overrides: { 'a.c': '^2.0.0' } },
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
    name: 'takes older versions where the newest need each other in a circle',
    input: {
      packages: {
        'a.a': [v('1.0.0'), needs('2.0.0', { 'a.b': '*' })], 'a.b': [needs('1.0.0', { 'a.c': '*' })],
        'a.c': [v('1.0.0'), needs('1.1.0', { 'a.a': '^2.0.0' }), needs('1.2.0', { 'a.a': '*' })],
      },
      root: [{ id: 'a.a', range: '*' }],
    },
    expected: { 'a.a': '2.0.0', 'a.b': '1.0.0', 'a.c': '1.0.0' },
  },
  {
    name: 'accepts a circle that an optional dependency closes',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.b': '*' })], 'a.b': [v('1.0.0', { optionalDependencies: { 'a.a': '^1.0.0' } })] },
      root: [{ id: 'a.a', range: '*' }],
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0' },
  },
  {
    name: 'takes no version that needs itself, or another version of itself',
    input: { packages: { 'a.a': [v('1.0.0'), needs('2.0.0', { 'a.a': '^1.0.0' }), needs('2.1.0', { 'a.a': '^2.0.0' })] }, root: [{ id: 'a.a', range: '*' }] },
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
    name: 'takes the newest prerelease where the channel opts in, for this plugin alone',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('2.0.0-rc.1'), v('2.0.0-rc.2')], 'a.b': [v('1.0.0'), v('2.0.0-rc.1')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '*' }], policy: { prereleases: ['a.a'] },
    },
    expected: { 'a.a': '2.0.0-rc.2', 'a.b': '1.0.0' },
  },
  {
    name: 'prefers the release to its prereleases where the channel opts in, and takes none outside the range',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('2.0.0-rc.1'), v('2.0.0'), v('2.1.0-rc.1'), v('3.0.0-rc.1')] },
      root: [{ id: 'a.a', range: '~2.0.0' }], policy: { prereleases: ['a.a'] },
    },
    expected: { 'a.a': '2.0.0' },
  },
  {
    name: 'takes nothing of a channel, also where a range names it',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('1.1.0', { channel: 'beta' }), v('2.0.0-rc.1', { channel: 'beta' })], 'a.b': [v('1.0.0-rc.1'), v('1.0.0', { channel: 'beta' })] },
      root: [{ id: 'a.a', range: '^1.0.0 || ^2.0.0-rc.1' }, { id: 'a.b', range: '*' }],
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.0.0-rc.1' },
  },
  {
    name: 'takes the newest of latest and the channel that is followed, its prereleases too, for this plugin alone',
    input: {
      packages: {
        'a.a': [v('1.0.0'), v('2.0.0-rc.1', { channel: 'beta' }), v('2.0.0-rc.2'), v('3.0.0', { channel: 'nightly' })],
        'a.b': [needs('1.0.0', { 'a.a': '>=1' }), v('1.1.0', { channel: 'beta' })],
      },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '*' }], policy: { channels: { 'a.a': 'beta' } },
    },
    expected: { 'a.a': '2.0.0-rc.1', 'a.b': '1.0.0' },
  },
  {
    name: 'takes the release in latest before an older one of the channel that is followed',
    input: { packages: { 'a.a': [v('1.5.0', { channel: 'beta' }), v('2.0.0')] }, root: [{ id: 'a.a', range: '*' }], policy: { channels: { 'a.a': 'beta' } } },
    expected: { 'a.a': '2.0.0' },
  },
  {
    name: 'takes a version of a channel by its number, for the plugin it was said of',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0', { channel: 'beta' })], 'a.b': [v('1.0.0'), v('1.1.0', { channel: 'beta' })] }, root: [{ id: 'a.a', range: '1.1.0' }, { id: 'a.b', range: '*' }] },
    expected: { 'a.a': '1.1.0', 'a.b': '1.0.0' },
  },
  {
    name: 'leaves what is installed of a channel that nobody follows, also beside what would take any version',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('2.0.0-rc.1', { channel: 'beta' }), v('2.0.0-rc.2', { channel: 'beta' })], 'a.b': [needs('1.0.0', { 'a.a': '*' })] },
      root: [{ id: 'a.a', range: '>=2.0.0-rc.1', installed: true }, { id: 'a.b', range: '*' }], lock: { 'a.a': '2.0.0-rc.1' },
    },
    expected: { 'a.a': '2.0.0-rc.1', 'a.b': '1.0.0' },
  },
  {
    name: 'takes a prerelease where nothing else exists',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.b': '^1.0.0' })], 'a.b': [v('1.0.0-rc.1'), v('1.1.0-rc.1'), v('2.0.0-rc.1')] },
      root: [{ id: 'a.a', range: '*' }],
    },
    expected: { 'a.a': '1.0.0', 'a.b': '1.1.0-rc.1' },
  },
  {
    name: 'takes no prerelease instead of a release that the policy keeps out',
    input: { packages: { 'a.a': [needs('1.0.0', {}), needs('2.0.0', { 'a.b': '*' })], 'a.b': [v('1.0.0', { yanked: 'broken' }), v('1.1.0-rc.1')] }, root: [{ id: 'a.a', range: '*' }] },
    expected: { 'a.a': '1.0.0' },
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

test('resolve() lists what a plugin needs before it, also where that works with it optionally', async t => {
  const packages = { 'a.a': [v('1.0.0', { optionalDependencies: { 'a.b': '*' } })], 'a.b': [needs('1.0.0', { 'a.a': '*' })] }
  t.strictSame([...resolve({ packages, root: [{ id: 'a.b', range: '*' }] }).versions.keys()], ['a.a', 'a.b'])
})

for (const { name, input } of ADVERSARIES) {
  test(`resolve() stops at its budget of steps, with a code: ${name}`, async t => {
    t.match(refusal({ ...input(), policy: { maxSteps: 500_000, maxMs: Infinity } }), { code: 'HP_ERR_RESOLUTION_BUDGET', message: /within 500000 steps/ })
  })
}

test('resolve() stops when its time is over, by the clock it was given', async t => {
  let now = 1000
  const input = { ...pigeons(14), policy: { maxMs: 50 } }
  t.match(refusal(input, () => (now += 1)), { code: 'HP_ERR_RESOLUTION_BUDGET', message: /within 50 ms/ })
  t.equal(now, 1001 + 50, 'it looked again and again, and ended within its time')
  t.strictSame(choose({ packages: { 'a.a': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }], policy: { maxMs: 0 } }), { 'a.a': '1.0.0' }, 'a small problem needs no look')
})

test('resolve() pays for what each version says: an index where each has a range of its own is refused, or ends at the budget', async t => {
  t.equal(failure(ownRanges(100)).code, 'HP_ERR_RESOLUTION')
  t.equal(failure({ ...ownRanges(100), policy: { maxSteps: 1000 } }).code, 'HP_ERR_RESOLUTION_BUDGET')
})

test('resolve() refuses five plugins for four places, and keeps the explanation readable', async t => {
  const found = failure(pigeons(5))
  t.equal(found.code, 'HP_ERR_RESOLUTION')
  t.ok(found.explanation.split('\n').length <= 31, found.explanation)
})

test('resolve() keeps the remedy readable where hundreds stand in the way', async t => {
  const ids = Array.from({ length: 300 }, (_, index) => `a.p${index}`)
  const packages = { ...Object.fromEntries(ids.map(id => [id, [v('1.0.0', { yanked: `${id} broke` })]])), 'a.top': ids.map((id, index) => needs(`1.0.${index}`, { [id]: '*' })) }
  const found = failure({ packages, root: [{ id: 'a.top', range: '*' }] })
  t.equal(found.code, 'HP_ERR_RESOLUTION')
  t.ok(found.explanation.length < 4000, found.explanation)
  t.ok(found.remedy.length < 1500, found.remedy)
})

function refusal(input: ResolveInput, clock?: () => number): unknown {
  try {
    return resolve(input, clock)
  } catch (error) {
    return error
  }
}
