import { test } from 'tap'
import { docLinks } from './checks/doc-links.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('docLinks() follows every relative link of this repository', async (t) => {
  t.strictSame(docLinks(readTree()), [])
})

test('docLinks() reports a link to a missing file, and to a missing section', async (t) => {
  t.strictSame(docLinks(treeOf({ 'host/docs/a.md': 'See [b](../b.md).' })), ['host/docs/a.md links to ../b.md, which does not exist'])
  t.strictSame(docLinks(treeOf({ 'a.md': '[b](b.md#gone)', 'b.md': '# Here' })), ['a.md links to b.md#gone, a section which does not exist'])
})

test('docLinks() accepts files, folders, sections and other sites', async (t) => {
  t.strictSame(docLinks(treeOf({
    'a.md': '[b](b.md) [b](b.md#what-to-do-first) [here](#top) [f](host/) [w](https://example.org/x)\n\n# Top\n\n```md\n[x](missing.md)\n```\n`[x](missing.md)`',
    'b.md': '## What to do, first', 'host/x.ts': '',
  })), [])
})
