import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Path from the repository's root, with slashes, to text. What every check works on, so that a test can hand it a bad one. */
export type Tree = ReadonlyMap<string, string>

/** What is made, not written: .gitignore's list, and git's own folder. */
const NOT_WRITTEN = new Set(['node_modules', '.git', '.hardpoint', '.tap', 'dist', 'coverage', '.install.lock'])

export const ROOT = join(import.meta.dirname, '../../..')

/** Every text file of the repository. The folder is read, not git's index, so that a check sees a file before it is added. */
export function readTree(root = ROOT): Tree {
  const tree = new Map<string, string>()
  for (const entry of readdirSync(root, { withFileTypes: true })) addEntry(tree, root, join(root, entry.name), entry)
  return tree
}

function addEntry(tree: Map<string, string>, root: string, path: string, entry: { name: string, isDirectory(): boolean, isFile(): boolean }): void {
  if (NOT_WRITTEN.has(entry.name)) return
  if (entry.isDirectory()) {
    for (const child of readdirSync(path, { withFileTypes: true })) addEntry(tree, root, join(path, child.name), child)
  } else if (entry.isFile() && !/\.(?:hpk|tgz)$/.test(entry.name)) {
    const text = readFileSync(path, 'utf8')
    if (!text.includes('\0')) tree.set(relative(root, path).replaceAll(sep, '/'), text)
  }
}

/** A tree as a test writes it. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files))
}

/** TypeScript and JavaScript, without declarations. */
export function isCode(path: string): boolean {
  return /\.[cm]?[jt]s$/.test(path) && !/\.d\.[cm]?ts$/.test(path)
}

export function isTest(path: string): boolean {
  return path.startsWith('tests/') || /\.test\.[cm]?[jt]s$/.test(path)
}

/** Written by a generator: style rules do not apply, and another check compares it with what the generator writes. */
export function isGenerated(path: string): boolean {
  return /\.gen\.[a-z.]+$/.test(path) || (/(?:^|\/)gen\//.test(path) && !isGenerator(path))
}

/** A generator and its parts: `gen/generate.ts`, `gen/_types.ts`. It runs while developing. */
export function isGenerator(path: string): boolean {
  return /(?:^|\/)gen\/(?:generate|_[\w-]+)\.ts$/.test(path)
}

/** Code that the checks of style and structure read. */
export function written(tree: Tree): [path: string, text: string][] {
  return [...tree].filter(([path]) => isCode(path) && !isGenerated(path))
}
