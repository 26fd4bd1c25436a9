import { parse } from './_parse.ts'
import { isCode, isGenerated, isTest, type Tree } from './_tree.ts'

const SOURCES = /^(?:schemas|sdk|registry|host|plugins|examples)\//

/** Folders of tests/ that mirror no source: suites, attacks and whole-system tests. */
const UNMIRRORED = /^tests\/(?:suites|bench|hostile|e2e|repo|registry\/attacks)\//

/** The rows of the error table are checked one by one by tests/repo/errors.test.ts. */
const COVERED_HERE = /^schemas\/errors\/table\//

/** What the scaffold copies out: it is tested by making a project of it. */
const TEMPLATE = /\/templates?\//

/** Says which source has no test file, and which test file has no source. */
export function testFiles(tree: Tree): string[] {
  return [...withoutTest(tree), ...withoutSource(tree)]
}

function withoutTest(tree: Tree): string[] {
  const tested = new Set([...tree.keys()].filter((path) => path.endsWith('.test.ts')).map(withoutAspect))
  return [...tree].filter(([path, text]) => needsTest(path, text) && !tested.has(`tests/${stem(path)}`) && !tested.has(stem(path)))
    .map(([path]) => `${path} has no test: write tests/${stem(path)}.test.ts`)
}

function needsTest(path: string, text: string): boolean {
  if (!SOURCES.test(path) || !isCode(path) || isTest(path) || isGenerated(path)) return false
  if (COVERED_HERE.test(path) || TEMPLATE.test(path)) return false
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name !== 'mod.ts' && name !== 'generate.ts' && !name.startsWith('_') && !declaresOnly(path, text)
}

/** Types, and constants that are one number or word: nothing that a test could find wrong. */
function declaresOnly(path: string, text: string): boolean {
  return parse(path, text).body.every((statement) => {
    if (statement.type === 'ImportDeclaration') return true
    if (statement.type === 'ExportAllDeclaration') return statement.exportKind === 'type'
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration === null || declaration === undefined) return statement.type === 'ExportNamedDeclaration' && statement.exportKind === 'type'
    if (declaration.type === 'VariableDeclaration') return declaration.declarations.every(({ init }) => init?.type === 'Literal')
    return declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration'
  })
}

function withoutSource(tree: Tree): string[] {
  const sources = new Set([...tree.keys()].filter((path) => SOURCES.test(path) && isCode(path) && !isTest(path)).map(stem))
  return [...tree.keys()].filter((path) => path.startsWith('tests/') && path.endsWith('.test.ts') && !UNMIRRORED.test(path))
    .filter((path) => !sources.has(withoutAspect(path).slice('tests/'.length)))
    .map((path) => `${path} tests nothing: there is no ${withoutAspect(path).slice('tests/'.length)}.ts`)
}

function stem(path: string): string {
  return path.replace(/\.[cm]?[jt]s$/, '')
}

/** `resolve.properties.test.ts` tests `resolve.ts` as `resolve.test.ts` does. */
function withoutAspect(path: string): string {
  return path.replace(/(?:\.[a-z-]+)?\.test\.ts$/, '')
}
