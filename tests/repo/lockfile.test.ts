import { test } from 'tap'
import { lockfile } from './checks/lockfile.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('lockfile() finds nothing here that npm ci would refuse', async (t) => {
  t.strictSame(lockfile(readTree()), [])
})

const MANIFESTS = { 'package.json': '{"devDependencies": {"tap": "1.0.0"}}', 'sdk/package.json': '{"dependencies": {"esbuild": "1.0.0"}}' }
const PACKAGES = {
  '': { devDependencies: { tap: '1.0.0' } },
  'sdk': { dependencies: { esbuild: '1.0.0' } },
  'node_modules/tap': { version: '1.0.0', dependencies: { diff: '^1.0.0' } },
  'node_modules/tap/node_modules/diff': { version: '1.2.0' },
  'node_modules/esbuild': { version: '1.0.0', optionalDependencies: { '@esbuild/linux': '1.0.0' } },
  'node_modules/@esbuild/linux': { version: '1.0.0', optional: true },
}

function lockOf(packages: object): ReturnType<typeof treeOf> {
  return treeOf({ ...MANIFESTS, 'package-lock.json': JSON.stringify({ packages }) })
}

test('lockfile() accepts one that agrees', async (t) => {
  t.strictSame(lockfile(lockOf(PACKAGES)), [])
})

test('lockfile() reports a package for another system that the registry did not have', async (t) => {
  const { 'node_modules/@esbuild/linux': _, ...packages } = PACKAGES
  t.match(lockfile(lockOf(packages)), [/has no @esbuild\/linux, which node_modules\/esbuild needs/])
})

test('lockfile() reports a workspace it does not know, or knows otherwise', async (t) => {
  const { sdk: _, ...packages } = PACKAGES
  t.match(lockfile(lockOf(packages)), [/does not know sdk\/package\.json/])
  t.match(lockfile(lockOf({ ...PACKAGES, sdk: { dependencies: { esbuild: '0.9.0' } } })), [/other dependencies than sdk\/package\.json/])
})
