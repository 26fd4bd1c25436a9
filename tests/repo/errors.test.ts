import { ERRORS, type ErrorDefinition } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { errors } from './checks/errors.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('errors() finds table, pages and sources of this repository in agreement', async (t) => {
  t.strictSame(errors(readTree(), ERRORS), [])
})

const ROW: ErrorDefinition = { message: 'It broke.', fix: 'Mend it.', http: 500, exit: 1, fault: 'host' }
const TABLE = { HP_ERR_A: ROW }
const GOOD = {
  'schemas/errors/table/host.ts': 'export const host = { HP_ERR_A: { message: 1 } }',
  'schemas/errors/pages/HP_ERR_A.md': '# HP_ERR_A\n\nIt broke.\n\n## Why\n\nBecause.\n\n## What to do\n\nMend it.\n',
  'host/http/a.ts': "throw new HardpointError('HP_ERR_A', {})",
}

test('errors() passes a code with one row, a page and a source', async (t) => {
  t.strictSame(errors(treeOf(GOOD), TABLE), [])
})

const BAD: readonly (readonly [name: string, files: Record<string, string>, table: Record<string, ErrorDefinition>, says: RegExp])[] = [
  ['a code without a page', { 'schemas/errors/pages/HP_ERR_A.md': '' }, TABLE, /does not begin with "# HP_ERR_A"/],
  ['a page without a code', { 'schemas/errors/pages/HP_ERR_B.md': '# HP_ERR_B' }, TABLE, /HP_ERR_B\.md describes a code/],
  ['a page without a section', { 'schemas/errors/pages/HP_ERR_A.md': '# HP_ERR_A\n\n## Why\n\nBecause.\n' }, TABLE, /no section "## What to do"/],
  ['a page with an empty section', { 'schemas/errors/pages/HP_ERR_A.md': '# HP_ERR_A\n\n## Why\n\nBecause.\n\n## What to do\n' }, TABLE, /says nothing under "## What to do"/],
  ['a code that nothing throws', { 'host/http/a.ts': "// throws HP_ERR_A: 'HP_ERR_A'" }, TABLE, /HP_ERR_A is thrown nowhere/],
  ['a code that only a test names', { 'host/http/a.ts': '', 'tests/host/http/a.test.ts': "const a = 'HP_ERR_A'" }, TABLE, /HP_ERR_A is thrown nowhere/],
  ['a source that names an unknown code', { 'host/http/b.ts': "throw new HardpointError('HP_ERR_B', {})" }, TABLE, /host\/http\/b\.ts names HP_ERR_B/],
  ['a code in two parts of the table', { 'schemas/errors/table/http.ts': 'export const http = { HP_ERR_A: {} }' }, TABLE, /HP_ERR_A stands in 2 parts/],
  ['a row without a fix', {}, { HP_ERR_A: { ...ROW, fix: ' ' } }, /HP_ERR_A has no fix/],
]

for (const [name, files, table, says] of BAD) {
  test(`errors() reports ${name}`, async (t) => {
    const found = errors(treeOf({ ...GOOD, ...files }), table)
    t.ok(found.some((line) => says.test(line)), found.join('\n'))
  })
}

test('errors() reports a missing page by the path to write', async (t) => {
  const { 'schemas/errors/pages/HP_ERR_A.md': _, ...files } = GOOD
  t.strictSame(errors(treeOf(files), TABLE), ['HP_ERR_A has no page: write schemas/errors/pages/HP_ERR_A.md'])
})
