import { test } from 'tap'
import { testFiles } from './checks/test-files.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('testFiles() finds a test for every source here, and a source for every test', async (t) => {
  t.strictSame(testFiles(readTree()), [])
})

test('testFiles() reports a source without a test', async (t) => {
  t.strictSame(testFiles(treeOf({ 'host/http/server.ts': 'export const a = f(1)' })), ['host/http/server.ts has no test: write tests/host/http/server.test.ts'])
})

test('testFiles() reports a test without a source', async (t) => {
  t.strictSame(testFiles(treeOf({ 'tests/host/http/gone.test.ts': '' })), ['tests/host/http/gone.test.ts tests nothing: there is no host/http/gone.ts'])
})

test('testFiles() takes a test of one aspect for a test of its source', async (t) => {
  t.strictSame(testFiles(treeOf({ 'host/resolver/resolve.ts': 'export const a = f(1)', 'tests/host/resolver/resolve.properties.test.ts': '' })), [])
})

test('testFiles() takes plain JavaScript for a source', async (t) => {
  t.strictSame(testFiles(treeOf({ 'host/cli/hardpoint.js': 'export const a = f(1)' })).length, 1)
  t.strictSame(testFiles(treeOf({ 'host/cli/hardpoint.js': 'export const a = f(1)', 'tests/host/cli/hardpoint.test.ts': '' })), [])
})

const EXEMPT: readonly (readonly [name: string, path: string, text: string])[] = [
  ['a folder\'s mod.ts', 'host/http/mod.ts', "export { a } from './a.ts'"],
  ['a generated file', 'host/capabilities/gen/types.ts', 'export const a = f(1)'],
  ['a file marked as generated', 'sdk/host.gen.ts', 'export const a = f(1)'],
  ['a generator, which has a check of its own', 'schemas/gen/generate.ts', 'export const a = f(1)'],
  ['a file of its folder only', 'host/http/_table.ts', 'export const a = f(1)'],
  ['a number among types', 'host/http/limit.ts', "export interface A { readonly a: 1 }\n/** Bytes. */\nexport const LIMIT = 65_536\nexport const NAME = 'a'"],
  ['a file of types', 'host/http/types.ts', "import { type B } from './b.ts'\n/** A. */\nexport interface A { readonly b: B }\ntype C = string\nexport type D = C\nexport type { B } from './b.ts'"],
  ['a suite', 'tests/suites/store.test.ts', ''],
  ['attacks on a registry', 'tests/registry/attacks/reading.test.ts', ''],
]

for (const [name, path, text] of EXEMPT) {
  test(`testFiles() asks for no test of ${name}`, async (t) => {
    t.strictSame(testFiles(treeOf({ [path]: text })), [])
  })
}

test('testFiles() asks for a test of a file with one value among its types', async (t) => {
  t.equal(testFiles(treeOf({ 'host/http/types.ts': 'export interface A { readonly a: 1 }\nexport class B {}' })).length, 1)
  t.equal(testFiles(treeOf({ 'host/http/types.ts': 'export const a = 1\nexport const b = f(a)' })).length, 1)
})
