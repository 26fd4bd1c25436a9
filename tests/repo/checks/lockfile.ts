import type { Tree } from './_tree.ts'

type Versions = Readonly<Record<string, string>>

interface Entry {
  readonly name?: string
  readonly resolved?: string
  readonly link?: boolean
  readonly dependencies?: Versions
  readonly devDependencies?: Versions
  readonly optionalDependencies?: Versions
}

/**
 * Says where package-lock.json would make `npm ci` refuse a fresh clone: a workspace it does not know or knows otherwise, and a dependency
 * without an entry. The second comes from installing where the registry lacks a package for some other system: nothing fails there.
 */
export function lockfile(tree: Tree): string[] {
  const text = tree.get('package-lock.json')
  if (text === undefined) return ['package-lock.json is missing']
  const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Entry>> }
  return [...workspaces(tree, packages), ...Object.entries(packages).flatMap(([folder, entry]) => unlocked(packages, folder, entry))]
}

function workspaces(tree: Tree, packages: Readonly<Record<string, Entry>>): string[] {
  return [...tree].filter(([path]) => /^(?:[a-z-]+\/){0,2}package\.json$/.test(path)).flatMap(([path, text]) => {
    const folder = path.replace(/\/?package\.json$/, '')
    const entry = packages[folder]
    if (entry === undefined) return [`package-lock.json does not know ${path}: run npm install`]
    const asked = JSON.parse(text) as Entry
    return (['dependencies', 'devDependencies', 'optionalDependencies'] as const)
      .filter((field) => textOf(asked[field]) !== textOf(entry[field]))
      .map((field) => `package-lock.json has other ${field} than ${path}: run npm install`)
  })
}

function textOf(versions: Versions = {}): string {
  return JSON.stringify(Object.entries(versions).sort())
}

function unlocked(packages: Readonly<Record<string, Entry>>, folder: string, entry: Entry): string[] {
  const needs = { ...entry.dependencies, ...entry.optionalDependencies, ...(folder.includes('node_modules/') ? {} : entry.devDependencies) }
  return Object.keys(needs).filter((name) => !isLocked(packages, folder, name))
    .map((name) => `package-lock.json has no ${name}, which ${folder === '' ? 'package.json' : folder} needs: pin a version whose packages all exist`)
}

/** As Node looks: in the folder's own node_modules, then in each above it. */
function isLocked(packages: Readonly<Record<string, Entry>>, folder: string, name: string): boolean {
  for (let at = folder; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    if (packages[`${at === '' ? '' : `${at}/`}node_modules/${name}`] !== undefined) return true
    if (at === '') return false
  }
}
