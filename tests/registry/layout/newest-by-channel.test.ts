import { test } from 'tap'
import { newestByChannel } from '../../../registry/layout/newest-by-channel.ts'
import { ENTRY } from '../_fixtures.ts'

test('newestByChannel() names the newest of each channel, latest first', (t) => {
  const cases: readonly [readonly string[], readonly (readonly [string, string])[]][] = [
    [[], []],
    [['1.0.0', '1.1.0'], [['latest', '1.1.0']]],
    [['2.0.0-beta.2 beta', '1.0.0', '2.0.0-beta.10 beta'], [['latest', '1.0.0'], ['beta', '2.0.0-beta.10']]],
    [['1.0.0', '2.0.0-beta.1', '1.5.0 beta', '2.0.0-rc.1 beta'], [['latest', '1.0.0'], ['beta', '2.0.0-rc.1']]],
    [['1.0.0! beta', '0.9.0 beta', '3.0.0! nightly'], [['beta', '0.9.0']]],
    [['1.0.0 constructor', '1.1.0 to-string'], [['constructor', '1.0.0'], ['to-string', '1.1.0']]],
  ]
  for (const [lines, newest] of cases) {
    const entries = lines.map((line) => {
      const [version = '', channel] = line.split(' ')
      return { ...ENTRY, version: version.replace('!', ''), ...(version.endsWith('!') ? { yanked: 'x' } : {}), ...(channel === undefined ? {} : { channel }) }
    })
    t.same([...newestByChannel(entries)].map(([channel, { version }]) => [channel, version]), newest, lines.join(', '))
  }
  t.end()
})
