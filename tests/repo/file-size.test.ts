import { test } from 'tap'
import { fileSize } from './checks/file-size.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('fileSize() finds no file here that has outgrown a reader', async (t) => {
  t.strictSame(fileSize(readTree()), [])
})

test('fileSize() reports a file past 350 lines, and a line past 200 characters', async (t) => {
  t.strictSame(fileSize(treeOf({ 'host/http/a.ts': 'a\n'.repeat(350), 'schemas/gen/types.ts': 'a\n'.repeat(900) })), [])
  t.match(fileSize(treeOf({ 'host/http/a.ts': 'a\n'.repeat(351) })), ['host/http/a.ts has 351 lines, more than 350'])
  t.match(fileSize(treeOf({ 'host/http/a.ts': `a\n${'b'.repeat(201)}` })), ['host/http/a.ts:2 is longer than 200 characters'])
  t.strictSame(fileSize(treeOf({ 'tests/host/http/a.test.ts': 'b'.repeat(201) })), [])
})
