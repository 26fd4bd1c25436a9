import { test } from 'tap'
import { ranges } from '../../../sdk/lint/ranges.ts'
import { manifest } from './_manifest.ts'

for (const range of ['*', '^1.2.0', '>=1.0.0 <3', '1.x', '1.2.3', '~1.2', '1 || 2', '>=1.0.0-beta.1']) {
  test(`ranges() takes ${range}`, async (t) => {
    t.strictSame(ranges(manifest({ engines: { hardpoint: range }, dependencies: { 'a.b': range } })), [])
  })
}

for (const range of ['latest', 'newest', '>=', '1.2.3.4', 'http://example.com/a.tgz', '^', 'git+ssh://a', '1.0.0 - ']) {
  test(`ranges() points at ${range}`, async (t) => {
    const found = ranges(manifest({ engines: { hardpoint: range }, dependencies: { 'a.b': range }, optionalDependencies: { 'c.d': range } }))
    t.strictSame(found.map(({ pointer }) => pointer), ['/engines/hardpoint', '/dependencies/a.b', '/optionalDependencies/c.d'])
    t.match(found[0], { problem: `'${range}' is not a version range.`, fix: /\^1\.2\.0/ })
  })
}
