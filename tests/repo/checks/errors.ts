import type { ErrorDefinition } from '@hardpoint/schemas/errors'
import { visit } from './_parse.ts'
import { isCode, isTest, type Tree } from './_tree.ts'

const TABLE = 'schemas/errors/table/'
const PAGES = 'schemas/errors/pages/'
const SECTIONS = ['## Why', '## What to do']
const LONGEST_PAGE = 40

/** Says where the error table, its parts, its pages and the sources that name codes disagree. */
export function errors(tree: Tree, table: Readonly<Record<string, ErrorDefinition>>): string[] {
  const named = codesNamed(tree)
  const defined = codesDefined(tree)
  return [
    ...Object.keys(table).flatMap((code) => [...ofRow(code, table, named, defined), ...ofPage(code, tree.get(`${PAGES}${code}.md`))]),
    ...[...named].filter(([code]) => !Object.hasOwn(table, code) && !beginsCodes(code, table)).map(([code, file]) => `${file} names ${code}, which the error table does not have`),
    ...[...tree.keys()].filter((path) => path.startsWith(PAGES) && !Object.hasOwn(table, path.slice(PAGES.length, -'.md'.length)))
      .map((path) => `${path} describes a code that the error table does not have`),
  ]
}

/** A name that ends in `_` is the beginning of codes, for `startsWith`. It throws none of them. */
function beginsCodes(name: string, table: Readonly<Record<string, ErrorDefinition>>): boolean {
  return name.endsWith('_') && Object.keys(table).some((code) => code.startsWith(name))
}

function ofRow(code: string, table: Readonly<Record<string, ErrorDefinition>>, named: ReadonlyMap<string, string>, defined: ReadonlyMap<string, string[]>): string[] {
  const found: string[] = []
  const parts = defined.get(code) ?? []
  if (parts.length !== 1) found.push(`${code} stands in ${parts.length} parts of the error table, not in one: [${parts.join(', ')}]`)
  if (!named.has(code)) found.push(`${code} is thrown nowhere: remove its row and its page`)
  if (table[code]?.fix.trim() === '') found.push(`${code} has no fix`)
  return found
}

function ofPage(code: string, page: string | undefined): string[] {
  const path = `${PAGES}${code}.md`
  if (page === undefined) return [`${code} has no page: write ${path}`]
  const lines = page.trimEnd().split('\n')
  const found: string[] = []
  if (lines[0] !== `# ${code}`) found.push(`${path} does not begin with "# ${code}"`)
  for (const section of SECTIONS) {
    const at = lines.indexOf(section)
    if (at < 0) found.push(`${path} has no section "${section}"`)
    else if (lines.slice(at + 1).every((line) => line.trim() === '')) found.push(`${path} says nothing under "${section}"`)
  }
  if (lines.length > LONGEST_PAGE) found.push(`${path} has ${lines.length} lines: a page is read in a hurry`)
  return found
}

/** Code to the first source that names it in a string. A comment does not count: it throws nothing. */
function codesNamed(tree: Tree): Map<string, string> {
  const named = new Map<string, string>()
  for (const [path, text] of tree) {
    if (!isCode(path) || isTest(path) || path.startsWith(TABLE) || !text.includes('HP_ERR_')) continue
    // Plain JavaScript runs where the table cannot be loaded: it prints a code within its own text. TypeScript throws by the code alone.
    const codes = path.endsWith('.js') ? /\bHP_ERR_[A-Z0-9_]+/g : /^HP_ERR_[A-Z0-9_]+$/g
    const note = (found: unknown): void => {
      for (const [code] of String(found).matchAll(codes)) if (!named.has(code)) named.set(code, path)
    }
    visit(path, text, {
      Literal: ({ value }) => note(value),
      TemplateElement: ({ value }) => note(value.cooked),
    })
  }
  return named
}

/** Code to the parts of the table that define it. A second one would silently replace the first. */
function codesDefined(tree: Tree): Map<string, string[]> {
  const defined = new Map<string, string[]>()
  for (const [path, text] of tree) {
    if (!path.startsWith(TABLE)) continue
    visit(path, text, {
      Property: ({ key }) => {
        if (key.type !== 'Identifier' || !key.name.startsWith('HP_ERR_')) return
        defined.set(key.name, [...defined.get(key.name) ?? [], path])
      },
    })
  }
  return defined
}
