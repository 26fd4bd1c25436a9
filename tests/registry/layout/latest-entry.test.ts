import { test } from 'tap'
import { latestEntry } from '../../../registry/layout/latest-entry.ts'
import { ENTRY } from '../_fixtures.ts'

test('latestEntry() prefers the highest release that is not yanked', (t) => {
  const cases: readonly [string[], string | undefined][] = [
    [[], undefined],
    [['1.0.0', '1.10.0', '1.9.0'], '1.10.0'],
    [['1.0.0', '2.0.0-beta.1'], '1.0.0'],
    [['1.0.0-beta.2', '1.0.0-beta.10'], '1.0.0-beta.10'],
    [['1.0.0', '2.0.0!'], '1.0.0'],
    [['1.0.0!', '2.0.0-beta.1'], '2.0.0-beta.1'],
    [['1.0.0!'], undefined],
  ]
  for (const [versions, latest] of cases) {
    const entries = versions.map((version) => ({ ...ENTRY, version: version.replace('!', ''), ...(version.endsWith('!') ? { yanked: 'x' } : {}) }))
    t.equal(latestEntry(entries)?.version, latest, versions.join(' '))
  }
  t.end()
})

test('latestEntry() takes nothing of a channel', (t) => {
  t.equal(latestEntry([{ ...ENTRY, version: '1.0.0' }, { ...ENTRY, version: '2.0.0', channel: 'beta' }])?.version, '1.0.0')
  t.equal(latestEntry([{ ...ENTRY, version: '2.0.0', channel: 'beta' }]), undefined)
  t.end()
})
