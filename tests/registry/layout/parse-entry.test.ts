import { test } from 'tap'
import { parseEntry } from '../../../registry/layout/parse-entry.ts'
import { ENTRY, errorOf } from '../_fixtures.ts'

test('parseEntry() takes a full entry', (t) => {
  const entry = { ...ENTRY, dependencies: { 'acme.base': '^1.0.0 || >=2 <3' }, optionalDependencies: {}, yanked: 'broken', yankKind: 'security' as const, deprecated: 'old', replacement: 'acme.post', channel: 'beta', promotedAt: '2026-11-20T12:00:00.000Z', rollout: 1 }
  t.same(parseEntry(structuredClone(entry)), entry)
  t.end()
})

test('parseEntry() refuses, with the pointer', async (t) => {
  const cases: readonly [string, object, string][] = [
    ['a path for an id', { id: '../../etc/passwd' }, '/id'],
    ['an id without publisher', { id: 'mail' }, '/id'],
    ['a version with build metadata', { version: '1.0.0+x' }, '/version'],
    ['a path for a version', { version: '1.0.0/../../x' }, '/version'],
    ['a digest that is a path', { sha256: '../x' }, '/sha256'],
    ['a size of nothing', { size: 0 }, '/size'],
    ['a size past the limit', { size: 67_108_865 }, '/size'],
    ['a size that is no number', { size: '100' }, '/size'],
    ['an unknown tier', { tier: 'ultra' }, '/tier'],
    ['an engine range that is none', { engines: { hardpoint: 'soon' } }, '/engines/hardpoint'],
    ['a dependency that is a path', { dependencies: { '../../x': '*' } }, '/dependencies'],
    ['a dependency range that is none', { dependencies: { 'acme.base': 'git+ssh://x' } }, '/dependencies/acme.base'],
    ['an optional dependency that is none', { optionalDependencies: { '': '*' } }, '/optionalDependencies'],
    ['a terminal escape in the title', { title: '\u001b]0;x\u0007' }, '/title'],
    ['reversed text in the description', { description: '\u202e' }, '/description'],
    ['a line break in a yank', { yanked: 'a\nb' }, '/yanked'],
    ['a kind of yank that is none', { yanked: 'x', yankKind: 'mood' }, '/yankKind'],
    ['a kind of yank without a yank', { yankKind: 'broken' }, '/'],
    ['a replacement that is a path', { deprecated: 'x', replacement: '../x' }, '/replacement'],
    ['a replacement of what is not deprecated', { replacement: 'acme.post' }, '/'],
    ['a day for a time', { publishedAt: '2026-11-20' }, '/publishedAt'],
    ['latest, which is never written', { channel: 'latest' }, '/channel'],
    ['a channel that reads as a range', { channel: 'v1' }, '/channel'],
    ['a channel with a capital', { channel: 'Beta' }, '/channel'],
    ['a channel with a look-alike letter', { channel: 'b\u0435ta' }, '/channel'],
    ['a channel that steers a terminal', { channel: 'beta\u001b[2J' }, '/channel'],
    ['a channel that is a path', { channel: '../beta' }, '/channel'],
    ['a channel that is no text', { channel: ['beta'] }, '/channel'],
    ['a channel that is too long', { channel: 'b'.repeat(33) }, '/channel'],
    ['a promotion at no time', { promotedAt: 'soon' }, '/promotedAt'],
    ['a share of nobody', { rollout: 0 }, '/rollout'],
    ['a share of all, which is none', { rollout: 100 }, '/rollout'],
    ['a share that is no whole number', { rollout: 1.5 }, '/rollout'],
    ['a share that is text', { rollout: '50' }, '/rollout'],
    ['a share that is an object', { rollout: { valueOf: 50 } }, '/rollout'],
    ['an unknown property', { script: 'x' }, '/script'],
  ]
  for (const [name, change, pointer] of cases) {
    t.match(await errorOf(() => parseEntry({ ...ENTRY, ...change })), { code: 'HP_ERR_DOCUMENT_INVALID', details: { pointer } }, name)
  }
  for (const value of [null, [], 'x', 1]) t.match(await errorOf(() => parseEntry(value)), { code: 'HP_ERR_DOCUMENT_INVALID' }, JSON.stringify(value))
})
