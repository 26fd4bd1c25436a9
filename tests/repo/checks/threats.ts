import type { Tree } from './_tree.ts'

const TITLE = /(?<![*\w])\*([^*]+)\*(?![*\w])/g

/**
 * Says which line of a THREATS.md names no test that exists.
 *
 * A line is a row of a table whose last column is `test`. It names test files as `` `folder/name` ``, as links, or as `name:`; and titles (or
 * cases of a table of cases) in *emphasis*, where `…` stands for anything. Without a file, a row means the file of the row before.
 * A test of an area of hazards or attacks, `` `hostile/time` `` or `` `attacks/reading` ``, has the titles of its hazards.
 */
export function threats(tree: Tree): string[] {
  return [...tree].filter(([path]) => /(?:^|\/)THREATS\.md$/.test(path)).flatMap(([path, text]) => problemsOf(tree, text).map((problem) => `${path} ${problem}`))
}

function problemsOf(tree: Tree, text: string): string[] {
  const problems: string[] = []
  let inTable = false
  let files: string[] = []
  for (const line of text.split('\n')) {
    const cells = cellsOf(line)
    const last = cells?.at(-1)
    if (cells === undefined || last === undefined) inTable = false
    else if (last === 'test') inTable = true
    else if (inTable && !/^[-: ]+$/.test(last)) {
      const named = namesOf(last).map((name) => ({ name, found: filesOf(tree, name) }))
      problems.push(...named.filter(({ found }) => found.length === 0).map(({ name }) => `names a test file that does not exist: ${name}`))
      if (named.length > 0) files = named.flatMap(({ found }) => found)
      problems.push(...problemsOfRow(tree, { threat: cells[0] ?? '', test: last, files }))
    }
  }
  return problems
}

interface Row { readonly threat: string; readonly test: string; readonly files: readonly string[] }

function problemsOfRow(tree: Tree, { threat, test, files }: Row): string[] {
  if (files.length === 0) return [`names no test for "${threat}": ${test}`]
  const code = files.map((file) => plain(tree.get(file) ?? '')).join('\n')
  const shown = files.filter((file) => file.endsWith('.test.ts')).join(', ')
  return titlesOf(test).filter((title) => !pattern(title).test(code)).map((title) => `names a test that is not in ${shown}: ${title}`)
}

function cellsOf(line: string): string[] | undefined {
  return line.startsWith('|') ? line.replace(/\s*\|\s*$/, '').slice(1).split(/(?<!\\)\|/).map((cell) => cell.trim()) : undefined
}

/** Names of test files in a cell, titles apart. */
function namesOf(cell: string): string[] {
  const rest = cell.replaceAll(TITLE, '')
  return [
    ...[...rest.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name),
    ...[...rest.matchAll(/([\w./-]+)\.test\.ts\)/g)].map(([, name = '']) => name.replace(/^(?:\.\.\/)+/, '')),
    ...[...rest.matchAll(/(?:^|[;,] )([\w-]+):/g)].map(([, name = '']) => name),
  ]
}

function filesOf(tree: Tree, name: string): string[] {
  const tests = [...tree.keys()].filter((path) => path.startsWith('tests/') && `/${path}`.endsWith(`/${name}.test.ts`))
  return tests.flatMap((path) => [path, ...hazardsOf(tree, path)])
}

/** `tests/hostile/time.test.ts` runs every file of `tests/hostile/hazards/time/`, `tests/registry/attacks/reading.test.ts` those of `tests/registry/attacks/reading/`. */
function hazardsOf(tree: Tree, test: string): string[] {
  const [, folder = '', area] = /^tests\/(hostile|registry\/attacks)\/([\w-]+)\.test\.ts$/.exec(test) ?? []
  if (area === undefined) return []
  const cases = folder === 'hostile' ? `tests/hostile/hazards/${area}/` : `tests/${folder}/${area}/`
  return [...tree.keys()].filter((path) => path.startsWith(cases))
}

function titlesOf(cell: string): string[] {
  return [...cell.matchAll(TITLE)].map(([, title = '']) => title)
}

function pattern(title: string): RegExp {
  return new RegExp(plain(title).split('…').map((part) => RegExp.escape(part.trim())).join('.*'))
}

/** A title as it is read: without the backslashes of its string literal and of Markdown. */
function plain(text: string): string {
  return text.replaceAll('\\', '')
}
