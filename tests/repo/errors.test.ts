import { ERRORS, type ErrorDefinition } from '@hardpoint/schemas/errors'
import { test } from 'tap'
import { errors } from './checks/errors.ts'
import { readTree, treeOf } from './checks/_tree.ts'

test('errors() finds table, pages and sources of this repository in agreement', async (t) => {
  t.strictSame(errors(readTree(), ERRORS), [])
})

const ROW: ErrorDefinition = { message: 'It broke.', fix: 'Mend it.', http: 500, exit: 1, fault: 'host' }
const TABLE = { HP_ERR_A: ROW }
const GOOD = treeAbout('HP_ERR_A')

/** A row, a page and a throw of one code. */
function treeAbout(code: string) {
  return {
    'schemas/errors/table/host.ts': `export const host = { ${code}: { message: 1 } }`,
    [`schemas/errors/pages/${code}.md`]: `# ${code}\n\nIt broke.\n\n## Why\n\nBecause.\n\n## What to do\n\nMend it.\n`,
    'host/http/a.ts': `throw new HardpointError('${code}', {})`,
  }
}

test('errors() passes a code with one row, a page and a source', async (t) => {
  t.strictSame(errors(treeOf(GOOD), TABLE), [])
})

test('errors() takes the beginning of codes in a source for no code, and not for a throw either', async (t) => {
  const { 'host/http/a.ts': thrower, ...files } = treeAbout('HP_ERR_A_B')
  const table = { HP_ERR_A_B: ROW }
  const asks = { 'host/http/b.ts': "if (code.startsWith('HP_ERR_A_')) hide()" }
  t.strictSame(errors(treeOf({ ...files, 'host/http/a.ts': thrower, ...asks }), table), [])
  t.strictSame(errors(treeOf({ ...files, ...asks }), table), ['HP_ERR_A_B is thrown nowhere: remove its row and its page'])
})

test('errors() finds a code within a text of plain JavaScript, which cannot load the table', async (t) => {
  const { 'host/http/a.ts': _, ...files } = GOOD
  for (const text of ["'It broke. HP_ERR_A\\n'", '`It broke. HP_ERR_A\\n`']) {
    t.strictSame(errors(treeOf({ ...files, 'host/cli/a.js': `process.stderr.write(${text})` }), TABLE), [], text)
  }
})

const BAD: readonly (readonly [name: string, files: Record<string, string>, table: Record<string, ErrorDefinition>, says: RegExp])[] = [
  ['a code without a page', { 'schemas/errors/pages/HP_ERR_A.md': '' }, TABLE, /does not begin with "# HP_ERR_A"/],
  ['a page without a code', { 'schemas/errors/pages/HP_ERR_B.md': '# HP_ERR_B' }, TABLE, /HP_ERR_B\.md describes a code/],
  ['a page without a section', { 'schemas/errors/pages/HP_ERR_A.md': '# HP_ERR_A\n\n## Why\n\nBecause.\n' }, TABLE, /no section "## What to do"/],
  ['a page with an empty section', { 'schemas/errors/pages/HP_ERR_A.md': '# HP_ERR_A\n\n## Why\n\nBecause.\n\n## What to do\n' }, TABLE, /says nothing under "## What to do"/],
  ['a code that nothing throws', { 'host/http/a.ts': "// throws HP_ERR_A: 'HP_ERR_A'" }, TABLE, /HP_ERR_A is thrown nowhere/],
  ['a code that only a test names', { 'host/http/a.ts': '', 'tests/host/http/a.test.ts': "const a = 'HP_ERR_A'" }, TABLE, /HP_ERR_A is thrown nowhere/],
  ['a code that only the text of another string mentions', { 'host/http/a.ts': "log('see HP_ERR_A')" }, TABLE, /HP_ERR_A is thrown nowhere/],
  ['a code that only a comment of plain JavaScript names', { 'host/http/a.ts': '', 'host/cli/a.js': '// HP_ERR_A' }, TABLE, /HP_ERR_A is thrown nowhere/],
  ['a beginning that no code has', { 'host/http/b.ts': "code.startsWith('HP_ERR_B_')" }, TABLE, /host\/http\/b\.ts names HP_ERR_B_/],
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
