import { isAbsolute, posix, relative, sep } from 'node:path'
import { isGenerated, ROOT, type Tree } from './_tree.ts'

/** What a generator's `generate()` returns: a path from the root, from its own folder, or absolute, to the text. */
export type Output = ReadonlyMap<string, string>

/** Paths of every generator in the tree. */
export function generatorsOf(tree: Tree): string[] {
  return [...tree.keys()].filter((path) => path.endsWith('/gen/generate.ts'))
}

/** Says which committed file is not what its generator writes now, which is written by none, and which generator `npm run gen` forgets. */
export function generated(tree: Tree, outputs: ReadonlyMap<string, Output>): string[] {
  const expected = new Map([...outputs].flatMap(([generator, output]) =>
    [...output].map(([name, text]) => [pathOf(generator, name), { generator, text }] as const)))
  return [
    ...[...expected].filter(([path, { text }]) => tree.get(path) !== text).map(([path, { generator }]) => `${path} is not what ${generator} writes: run npm run gen`),
    ...[...tree.keys()].filter((path) => isGenerated(path) && !expected.has(path)).map((path) => `${path} is written by no generator`),
    ...[...outputs.keys()].filter((generator) => !genScript(tree).includes(generator)).map((generator) => `npm run gen does not run ${generator}`),
  ]
}

function pathOf(generator: string, name: string): string {
  if (isAbsolute(name)) return relative(ROOT, name).replaceAll(sep, '/')
  return name.includes('/') ? name : posix.join(posix.dirname(generator), name)
}

function genScript(tree: Tree): string {
  const { scripts = {} } = JSON.parse(tree.get('package.json') ?? '{}') as { scripts?: Record<string, string> }
  return scripts.gen ?? ''
}
