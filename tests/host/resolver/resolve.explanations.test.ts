import { test } from 'tap'
import type { PackageVersion, ResolveInput } from '../../../host/resolver/resolution.ts'
import { CAUSES, DAY, failure, needs, v } from './_problems.ts'

const FAILURES: readonly { name: string; input: ResolveInput; causes: readonly string[] }[] = [
  {
    name: 'a plugin that does not exist',
    input: { packages: {}, root: [{ id: 'a.a', range: '^1.0.0' }] },
    causes: ['missing'],
  },
  {
    name: 'a dependency that does not exist',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.b': '~1.2' })] }, root: [{ id: 'a.a', range: '*' }] },
    causes: ['missing', 'requirement'],
  },
  {
    name: 'a version that does not exist',
    input: { packages: { 'a.a': [v('1.0.0'), v('1.1.0')] }, root: [{ id: 'a.a', range: '^3.0.0' }] },
    causes: ['no-version'],
  },
  {
    name: 'a range that is none',
    input: { packages: { 'a.a': [v('1.0.0')] }, root: [{ id: 'a.a', range: 'newest' }] },
    causes: ['bad-range'],
  },
  {
    name: 'the tier',
    input: { packages: { 'a.a': [v('1.0.0', { tier: 'pro' }), v('1.1.0', { tier: 'pro' })] }, root: [{ id: 'a.a', range: '*' }], policy: { tier: 'free' } },
    causes: ['requirement', 'tier'],
  },
  {
    name: 'the host',
    input: { packages: { 'a.a': [v('1.0.0', { engines: { hardpoint: '>=9' } })] }, root: [{ id: 'a.a', range: '*' }], policy: { engineVersion: '0.1.0' } },
    causes: ['engine', 'requirement'],
  },
  {
    name: 'a withdrawn version',
    input: { packages: { 'a.a': [v('1.0.0', { yanked: 'loses\u001b[31m data\nHPOINT' })] }, root: [{ id: 'a.a', range: '1.0.0' }] },
    causes: ['requirement', 'yanked'],
  },
  {
    name: 'a revoked version that is installed',
    input: {
      packages: { 'a.a': [v('1.0.0', { revoked: 'key-compromised' }), v('0.9.0')] },
      root: [{ id: 'a.a', range: '>=1.0.0', installed: true }], lock: { 'a.a': '1.0.0' },
    },
    causes: ['requirement', 'revoked'],
  },
  {
    name: 'a plugin of which every version is revoked',
    input: { packages: { 'a.a': [v('1.0.0', { revoked: 'malware' }), v('1.1.0', { revoked: 'malware' })] }, root: [{ id: 'a.a', range: '*' }] },
    causes: ['requirement', 'revoked'],
  },
  {
    name: 'a version in a channel that the host does not follow',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0', { channel: 'beta' }), v('2.1.0', { channel: 'beta' })] }, root: [{ id: 'a.a', range: '^2.0.0' }] },
    causes: ['channel', 'requirement'],
  },
  {
    name: 'a plugin of which every version is in a channel, and the host follows another',
    input: { packages: { 'a.a': [v('1.0.0-beta.1', { channel: 'beta' })] }, root: [{ id: 'a.a', range: '*' }], policy: { channels: { 'a.a': 'nightly' } } },
    causes: ['channel', 'requirement'],
  },
  {
    name: 'a dependency that needs a version of a channel, which is not followed for it',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.b': '^2.0.0' })], 'a.b': [v('1.0.0'), v('2.0.0', { channel: 'beta' })] }, root: [{ id: 'a.a', range: '*' }], policy: { channels: { 'a.a': 'beta' } } },
    causes: ['channel', 'dependency', 'requirement'],
  },
  {
    name: 'a range that only a prerelease in a channel would fit',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0-beta.1', { channel: 'beta' })] }, root: [{ id: 'a.a', range: '^2' }] },
    causes: ['no-version'],
  },
  {
    name: 'a dependency that only a prerelease in a channel would fit',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.b': '^2' })], 'a.b': [v('1.0.0'), v('2.0.0-beta.1', { channel: 'beta' })] }, root: [{ id: 'a.a', range: '*' }] },
    causes: ['no-version', 'requirement'],
  },
  {
    name: 'a version that was promoted a moment ago',
    input: {
      packages: { 'a.a': [v('1.0.0', { publishedAt: '2025-01-01T00:00:00Z', promotedAt: '2026-01-03T00:00:00Z' })] },
      root: [{ id: 'a.a', range: '*' }], policy: { now: '2026-01-04T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    causes: ['requirement', 'too-young'],
  },
  {
    name: 'a version on the block list',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0')] }, root: [{ id: 'a.a', range: '^2.0.0' }], policy: { blocked: { 'a.a': '>=1.5' } } },
    causes: ['blocked', 'requirement'],
  },
  {
    name: 'a block list whose range is no range: it blocks all',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0')] }, root: [{ id: 'a.a', range: '*' }], policy: { blocked: { 'a.a': 'all' } } },
    causes: ['blocked', 'requirement'],
  },
  {
    name: 'what the policy pins a plugin to',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0'), v('2.1.0')], 'a.b': [needs('1.0.0', { 'a.a': '>=2' })] }, root: [{ id: 'a.b', range: '*' }], policy: { pinned: { 'a.a': '~1.0' } } },
    causes: ['dependency', 'held', 'requirement'],
  },
  {
    name: 'what the policy pins an installed plugin to, where it cannot go there',
    input: {
      packages: { 'a.a': [v('1.0.0'), v('2.0.0')], 'a.b': [v('1.0.0')] }, lock: { 'a.a': '2.0.0' },
      root: [{ id: 'a.b', range: '*' }, { id: 'a.a', range: '>=2.0.0', installed: true }], policy: { pinned: { 'a.a': '^1.0.0' } },
    },
    causes: ['held', 'requirement'],
  },
  {
    name: 'a pin of the policy whose range is no range: it allows none',
    input: { packages: { 'a.a': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }], policy: { pinned: { 'a.a': 'good' } } },
    causes: ['held', 'requirement'],
  },
  {
    name: 'several versions and no range of anyone for them, in the plural',
    input: {
      packages: { 'a.a': [v('1.0.0', { tier: 'pro' }), v('1.1.0', { tier: 'pro' }), v('1.2.0', { yanked: 'bad' }), v('1.3.0', { yanked: 'bad' }), v('1.4.0', { publishedAt: '2026-01-02T00:00:00Z' }), v('1.5.0', { publishedAt: '2026-01-03T00:00:00Z' }),
        needs('1.6.0', { 'a.b': '^2' }), needs('1.7.0', { 'a.b': '^2' }), v('1.8.0', { engines: { hardpoint: '>=9' } }), v('1.9.0', { engines: { hardpoint: '>=9' } })].map(each => ({ publishedAt: '2025-01-01T00:00:00Z', ...each })), 'a.b': [v('1.0.0')] },
      root: [{ id: 'a.a', range: '*' }], policy: { tier: 'free', engineVersion: '0.1.0', now: '2026-01-04T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    causes: ['engine', 'no-version', 'requirement', 'tier', 'too-young', 'yanked'],
  },
  {
    name: 'versions that are too young, with when the first is old enough',
    input: {
      packages: { 'a.a': [v('1.0.0', { publishedAt: '2026-01-02T00:00:00Z' }), v('1.1.0', { publishedAt: '2026-01-03T00:00:00Z' })] },
      root: [{ id: 'a.a', range: '^1.0.0' }], policy: { now: '2026-01-04T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    causes: ['requirement', 'too-young'],
  },
  {
    name: 'a version without a date under a minimum age',
    input: { packages: { 'a.a': [v('1.0.0', { publishedAt: 'yesterday' })] }, root: [{ id: 'a.a', range: '*' }], policy: { now: '2026-01-04T00:00:00Z', minimumAgeMs: 5000 } },
    causes: ['requirement', 'too-young'],
  },
  {
    name: 'a version that is too young beside one without a date',
    input: {
      packages: { 'a.a': [v('1.0.0', { publishedAt: '2026-01-02T00:00:00Z' }), v('1.1.0')] },
      root: [{ id: 'a.a', range: '*' }], policy: { now: '2026-01-03T00:00:00Z', minimumAgeMs: DAY * 2 },
    },
    causes: ['requirement', 'too-young'],
  },
  {
    name: 'a minimum age without a clock and an age beyond all calendars',
    input: { packages: { 'a.a': [v('1.0.0', { publishedAt: '2026-01-02T00:00:00Z' })] }, root: [{ id: 'a.a', range: '*' }], policy: { minimumAgeMs: 9e15 + 1 } },
    causes: ['requirement', 'too-young'],
  },
  {
    name: 'a publisher that is not allowed',
    input: { packages: { 'evil.a': [v('1.0.0'), v('2.0.0')], 'a.a': [needs('1.0.0', { 'evil.a': '^2.0.0' })] }, root: [{ id: 'a.a', range: '*' }], policy: { allowedPublishers: ['a'] } },
    causes: ['dependency', 'publisher', 'requirement'],
  },
  {
    name: 'a newer version of an installed plugin by a publisher that is no longer allowed',
    input: {
      packages: { 'evil.a': [v('1.0.0'), v('2.0.0')], 'a.a': [needs('1.0.0', { 'evil.a': '^2.0.0' })] }, lock: { 'evil.a': '1.0.0' },
      root: [{ id: 'a.a', range: '*' }, { id: 'evil.a', range: '>=1.0.0', installed: true }], policy: { allowedPublishers: ['a'] },
    },
    causes: ['dependency', 'publisher', 'requirement'],
  },
  {
    name: 'a pin',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.b': '^2.0.0' })], 'a.b': [v('1.0.0'), v('2.0.0')] }, lock: { 'a.b': '1.0.0' },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '1.0.0', installed: true, pinnedBy: 'token:ops\u001b[2J' }],
    },
    causes: ['dependency', 'pinned', 'requirement'],
  },
  {
    name: 'another version of a plugin that is pinned',
    input: {
      packages: { 'a.b': [v('1.0.0'), v('2.0.0')] }, lock: { 'a.b': '1.0.0' },
      root: [{ id: 'a.b', range: '^2.0.0' }, { id: 'a.b', range: '1.0.0', installed: true, pinnedBy: 'token:ops' }],
    },
    causes: ['pinned', 'requirement'],
  },
  {
    name: 'an installed plugin on the block list that stands in the way of another',
    input: {
      packages: { 'a.a': [v('1.0.0')], 'a.b': [v('0.9.0'), v('1.0.0'), v('1.1.0')] }, lock: { 'a.b': '1.0.0' },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '>=1.0.0', installed: true }], policy: { blocked: { 'a.b': '>=1' } },
    },
    causes: ['blocked', 'requirement'],
  },
  {
    name: 'an installed plugin of which every version is revoked',
    input: {
      packages: { 'a.a': [v('1.0.0')], 'a.b': [v('1.0.0', { revoked: 'malware' })] }, lock: { 'a.b': '1.0.0' },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '>=1.0.0', installed: true }],
    },
    causes: ['requirement', 'revoked'],
  },
  {
    name: 'an override that stands against what was asked for',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.c': '^1.0.0' }), needs('1.1.0', { 'a.c': '1.0.0' })], 'a.c': [v('1.0.0'), v('2.0.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.c', range: '^1.0.0' }], overrides: { 'a.c': '>=2' },
    },
    causes: ['override', 'requirement'],
  },
  {
    name: 'an override that no version satisfies',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.c': '*' })], 'a.c': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }], overrides: { 'a.c': '^2.0.0' } },
    causes: ['no-version', 'requirement'],
  },
  {
    name: 'an override that is no range',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.c': '*' })], 'a.c': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }], overrides: { 'a.c': 'newest' } },
    causes: ['bad-range', 'requirement'],
  },
  {
    name: 'a dependency whose name is a trick on terminals',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.b\u001b[2J\u202e\nYou ask': '>1\u0007' })] }, root: [{ id: 'a.a', range: '*' }] },
    causes: ['missing', 'requirement'],
  },
  {
    name: 'two that need different versions of a third',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.c': '^1.0.0' })], 'a.b': [needs('1.0.0', { 'a.c': '^2.0.0' })], 'a.c': [v('1.0.0'), v('2.0.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.b', range: '^1' }],
    },
    causes: ['dependency', 'requirement'],
  },
  {
    name: 'one that is installed',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.c': '^1.0.0' })], 'a.c': [v('1.0.0'), v('2.0.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.c', range: '>=2.0.0', installed: true }], lock: { 'a.c': '2.0.0' },
    },
    causes: ['dependency', 'requirement'],
  },
  {
    name: 'an optional dependency whose range the one that is asked for does not fit',
    input: {
      packages: { 'acme.mail': [v('1.0.0', { optionalDependencies: { 'acme.base': '^1.0.0' } })], 'acme.base': [v('1.4.0'), v('2.0.0')] },
      root: [{ id: 'acme.mail', range: '*' }, { id: 'acme.base', range: '^2.0.0' }],
    },
    causes: ['dependency', 'requirement'],
  },
  {
    name: 'a prerelease that was not named',
    input: { packages: { 'acme.mail': [v('1.0.0'), v('2.1.0-rc.1'), v('2.1.0-rc.2')] }, root: [{ id: 'acme.mail', range: '^2.0.0' }] },
    causes: ['no-version'],
  },
  {
    name: 'a dependency on a prerelease that was not named',
    input: { packages: { 'acme.mail': [needs('1.0.0', { 'acme.base': '^2.0.0' })], 'acme.base': [v('1.0.0'), v('2.1.0-rc.1')] }, root: [{ id: 'acme.mail', range: '*' }] },
    causes: ['no-version', 'requirement'],
  },
  {
    name: 'two plugins that need each other',
    input: {
      packages: { 'acme.mail': [needs('1.0.0', { 'acme.base': '^1.0.0' })], 'acme.base': [v('0.9.0'), needs('1.0.0', { 'acme.mail': '*' })] },
      root: [{ id: 'acme.mail', range: '^1.0.0' }],
    },
    causes: ['cycle', 'dependency', 'requirement'],
  },
  {
    name: 'a circle of three',
    input: {
      packages: { 'acme.mail': [needs('1.0.0', { 'acme.base': '*' })], 'acme.base': [needs('1.0.0', { 'acme.log': '*' })], 'acme.log': [needs('1.0.0', { 'acme.mail': '*' })] },
      root: [{ id: 'acme.mail', range: '*' }],
    },
    causes: ['cycle', 'dependency', 'requirement'],
  },
  {
    name: 'a plugin that needs itself',
    input: { packages: { 'acme.mail': [v('0.1.0'), needs('1.0.0', { 'acme.mail': '^1.0.0' })] }, root: [{ id: 'acme.mail', range: '^1.0.0' }] },
    causes: ['cycle', 'requirement'],
  },
  {
    name: 'a circle that is too long to be told',
    input: {
      packages: Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`acme.p${at}`, [needs('1.0.0', { [`acme.p${(at + 1) % 20}`]: '*' })]])),
      root: [{ id: 'acme.p0', range: '*' }],
    },
    causes: ['cycle', 'dependency', 'requirement'],
  },
  {
    name: 'a conflict behind each of two versions, with what is used twice by its number',
    input: {
      packages: {
        'acme.shop': [needs('1.0.0', { 'acme.cart': '^1.0.0', 'acme.tax': '^1.0.0' }), needs('1.1.0', { 'acme.menu': '^1.0.0', 'acme.icons': '^1.0.0' })],
        'acme.cart': [needs('1.0.0', { 'acme.tax': '^2.0.0' })], 'acme.tax': [v('1.0.0'), v('2.0.0')],
        'acme.menu': [needs('1.0.0', { 'acme.icons': '^2.0.0' })], 'acme.icons': [v('1.0.0'), v('2.0.0')],
      },
      root: [{ id: 'acme.shop', range: '^1.0.0' }],
    },
    causes: ['dependency', 'requirement'],
  },
  {
    name: 'reasons of every kind at once',
    input: {
      packages: {
        'acme.mail': [
          v('1.0.0', { yanked: 'loses data' }), v('1.1.0', { revoked: 'key-compromised' }), v('1.2.0', { tier: 'enterprise' }), v('1.3.0', { engines: { hardpoint: '>=9' } }),
          v('1.4.0'), needs('1.5.0', { 'acme.nowhere': '*' }), needs('1.6.0', { 'acme.base': '^3.0.0' }), needs('1.7.0', { 'acme.base': '^1.0.0' }),
        ].map((entry, at): PackageVersion => ({ publishedAt: '2025-01-01T00:00:00Z', ...entry, ...at === 7 ? { publishedAt: '2026-01-03T00:00:00Z' } : {} })),
        'acme.base': [v('1.0.0', { publishedAt: '2025-01-01T00:00:00Z' }), v('2.0.0', { publishedAt: '2025-01-01T00:00:00Z' })],
      },
      root: [{ id: 'acme.mail', range: '^1.0.0' }, { id: 'acme.base', range: '>=1.0.0', installed: true }], lock: { 'acme.base': '2.0.0' },
      policy: { tier: 'pro', engineVersion: '0.1.0', blocked: { 'acme.mail': '1.4.x' }, now: '2026-01-04T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    causes: ['blocked', 'engine', 'missing', 'no-version', 'requirement', 'revoked', 'tier', 'too-young', 'yanked'],
  },
]

for (const { name, input, causes } of FAILURES) {
  test(`resolve() explains ${name}`, async t => {
    const found = failure(input)
    t.equal(found.code, 'HP_ERR_RESOLUTION')
    t.strictSame(found.causes, causes)
    t.notMatch(`${found.explanation}${found.remedy}`, /[^\n\x20-\x7e→]|undefined/, 'what strangers wrote is no trick on terminals')
    t.matchSnapshot(`${found.explanation}\n\n${found.remedy}`, 'explanation and ways out')
  })
}

test('resolve() explains every cause there is', async t => {
  t.strictSame([...new Set(FAILURES.flatMap(({ causes }) => causes))].toSorted(), CAUSES)
})
