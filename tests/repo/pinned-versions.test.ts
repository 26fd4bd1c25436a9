import { test } from 'tap'
import { pinnedVersions } from './checks/pinned-versions.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('pinnedVersions() finds one version of everything here', async (t) => {
  t.strictSame(pinnedVersions(readTree()), [])
})

for (const version of ['^1.0.0', '~1.0.0', '1.x', 'latest', '*', '>=1', 'workspace:*', 'git+https://example.org/a.git', '1.0']) {
  test(`pinnedVersions() reports ${version}`, async (t) => {
    t.strictSame(pinnedVersions(treeOf({ 'sdk/package.json': JSON.stringify({ devDependencies: { a: version } }) })), [
      `sdk/package.json asks for a ${version} in devDependencies: pin one version`,
    ])
  })
}

test('pinnedVersions() accepts releases and prereleases', async (t) => {
  t.strictSame(pinnedVersions(treeOf({ 'package.json': JSON.stringify({ dependencies: { a: '1.2.3', b: '1.0.0-beta.1' } }) })), [])
})
