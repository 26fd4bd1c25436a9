import { test } from 'tap'
import type { ResolveInput } from '../../../host/resolver/resolution.ts'
import { DAY, failure, needs, v } from './_problems.ts'

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
    says: [/a\.a 1\.0\.0 was withdrawn by its publisher \("loses \[31m data HPOINT"\)/], remedy: /leave out or remove a\.a, or ask its publisher/i, causes: ['requirement', 'yanked'],
  },
  {
    name: 'a revoked version that is installed',
    input: {
      packages: { 'a.a': [v('1.0.0', { revoked: 'key-compromised' }), v('0.9.0')] },
      root: [{ id: 'a.a', range: '>=1.0.0', installed: true }], lock: { 'a.a': '1.0.0' },
    },
    says: [/^Because a\.a 1\.0\.0 was revoked and must not run \("key-compromised"\) and a\.a is installed and stays at >=1\.0\.0, what you ask for cannot be had\.$/],
    remedy: /^Ask for another version of a\.a than a\.a 1\.0\.0\.$/, causes: ['requirement', 'revoked'],
  },
  {
    name: 'a plugin of which every version is revoked',
    input: { packages: { 'a.a': [v('1.0.0', { revoked: 'malware' }), v('1.1.0', { revoked: 'malware' })] }, root: [{ id: 'a.a', range: '*' }] },
    says: [/every version of a\.a was revoked/], remedy: /^Leave out or remove a\.a, or ask its publisher for a new version\.$/, causes: ['requirement', 'revoked'],
  },
  {
    name: 'a version on the block list',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0')] }, root: [{ id: 'a.a', range: '^2.0.0' }], policy: { blocked: { 'a.a': '>=1.5' } } },
    says: [/^Because a\.a 2\.0\.0 is on this organisation's block list \(">=1\.5"\) and you ask for a\.a \^2\.0\.0, what you ask for cannot be had\.$/],
    remedy: /^Ask for another version of a\.a than a\.a 2\.0\.0 or ask the operator to take a\.a >=1\.5 off the block list\.$/, causes: ['blocked', 'requirement'],
  },
  {
    name: 'a block list whose range is no range: it blocks all',
    input: { packages: { 'a.a': [v('1.0.0'), v('2.0.0')] }, root: [{ id: 'a.a', range: '*' }], policy: { blocked: { 'a.a': 'all' } } },
    says: [/every version of a\.a is on this organisation's block list \("all"\)/], remedy: /off the block list/, causes: ['blocked', 'requirement'],
  },
  {
    name: 'versions that are too young, with when the first is old enough',
    input: {
      packages: { 'a.a': [v('1.0.0', { publishedAt: '2026-01-02T00:00:00Z' }), v('1.1.0', { publishedAt: '2026-01-03T00:00:00Z' })] },
      root: [{ id: 'a.a', range: '^1.0.0' }], policy: { now: '2026-01-04T00:00:00Z', minimumAgeMs: 3 * DAY },
    },
    says: [/every version of a\.a is younger than the 3 days this organisation waits, and the first of them may be taken from 2026-01-05T00:00:00\.000Z on/],
    remedy: /^Wait until 2026-01-05T00:00:00\.000Z or ask the operator to shorten the minimum age\.$/, causes: ['requirement', 'too-young'],
  },
  {
    name: 'a version without a date under a minimum age',
    input: { packages: { 'a.a': [v('1.0.0', { publishedAt: 'yesterday' })] }, root: [{ id: 'a.a', range: '*' }], policy: { now: '2026-01-04T00:00:00Z', minimumAgeMs: 5000 } },
    says: [/a\.a 1\.0\.0 does not say when it was published, and this organisation waits 5 seconds/], remedy: /shorten the minimum age/, causes: ['requirement', 'too-young'],
  },
  {
    name: 'a version that is too young beside one without a date',
    input: {
      packages: { 'a.a': [v('1.0.0', { publishedAt: '2026-01-02T00:00:00Z' }), v('1.1.0')] },
      root: [{ id: 'a.a', range: '*' }], policy: { now: '2026-01-03T00:00:00Z', minimumAgeMs: DAY * 2 },
    },
    says: [/a\.a 1\.1\.0 does not say when it was published/, /a\.a 1\.0\.0 is younger than the 2 days this organisation waits, and may be taken from 2026-01-04T00:00:00\.000Z on/],
    remedy: /wait until 2026-01-04T00:00:00\.000Z/i, causes: ['requirement', 'too-young'],
  },
  {
    name: 'a minimum age without a clock and an age beyond all calendars',
    input: { packages: { 'a.a': [v('1.0.0', { publishedAt: '2026-01-02T00:00:00Z' })] }, root: [{ id: 'a.a', range: '*' }], policy: { minimumAgeMs: 9e15 + 1 } },
    says: [/a\.a 1\.0\.0 is younger than the 9000000000000001 milliseconds this organisation waits and/], remedy: /shorten the minimum age/, causes: ['requirement', 'too-young'],
  },
  {
    name: 'an override that stands against what was asked for',
    input: {
      packages: { 'a.a': [needs('1.0.0', { 'a.c': '^1.0.0' }), needs('1.1.0', { 'a.c': '1.0.0' })], 'a.c': [v('1.0.0'), v('2.0.0')] },
      root: [{ id: 'a.a', range: '*' }, { id: 'a.c', range: '^1.0.0' }], overrides: { 'a.c': '>=2' },
    },
    says: [/every version of a\.a needs a\.c >=2, as the operator's override says/, /you ask for a\.c \^1\.0\.0/],
    remedy: /^Ask the operator to change the override of a\.c \(>=2\) or ask for other versions/, causes: ['override', 'requirement'],
  },
  {
    name: 'an override that no version satisfies',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.c': '*' })], 'a.c': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }], overrides: { 'a.c': '^2.0.0' } },
    says: [/a\.a 1\.0\.0 needs a\.c \^2\.0\.0, as the operator's override says, but a\.c has only 1\.0\.0/],
    remedy: /^Ask the operator to change the override of a\.c \(\^2\.0\.0\)\.$/, causes: ['no-version', 'requirement'],
  },
  {
    name: 'an override that is no range',
    input: { packages: { 'a.a': [needs('1.0.0', { 'a.c': '*' })], 'a.c': [v('1.0.0')] }, root: [{ id: 'a.a', range: '*' }], overrides: { 'a.c': 'newest' } },
    says: [/as the operator's override says, but "newest" is not a semver range/], remedy: /^Ask the operator to change the override of a\.c \(newest\)\.$/, causes: ['bad-range', 'requirement'],
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
