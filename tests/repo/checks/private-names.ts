import type { Tree } from './_tree.ts'

/** Names that belong to the machine a file was written on, taken from that machine: naming them here would break the rule. */
export interface PrivateNames {
  /** Absolute folders, such as the checkout's and the home folder. */
  readonly paths: readonly string[]
  /** Hosts of package registries that npm is configured for. */
  readonly hosts: readonly string[]
}

/** Says which file names a folder of this machine, or the package registry it happened to be installed from. */
export function privateNames(tree: Tree, { paths, hosts }: PrivateNames): string[] {
  return [
    ...[...tree].flatMap(([file, text]) => [
      ...paths.filter((path) => namesPath(text, path)).map((path) => `${file} names a folder of this machine: ${path}`),
      ...hosts.filter((host) => text.includes(host)).map((host) => `${file} names the package registry ${host}`),
    ]),
    ...[...tree].filter(([file]) => file.endsWith('package-lock.json')).flatMap(([file, text]) => resolvedElsewhere(file, text)),
  ]
}

/**
 * A path counts where it begins a path: `/a/b` in `/a/b/c` and in quotes, not in `https://host/a/b`. One at the top, as the
 * superuser's home, counts where it goes on: alone it is a word with a slash, such as a JSON pointer.
 */
function namesPath(text: string, path: string): boolean {
  const isTop = path.lastIndexOf('/') === 0
  for (let at = text.indexOf(path); at >= 0; at = text.indexOf(path, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + path.length] ?? ' '
    if (!/[\w.~:/-]/.test(before) && !/[\w-]/.test(after) && (!isTop || /^\/[\w.]/.test(text.slice(at + path.length)))) return true
    if (text.slice(at - 'file://'.length, at) === 'file://') return true
  }
  return false
}

/** A lockfile that names addresses installs from there, whatever npm is configured for. */
function resolvedElsewhere(file: string, text: string): string[] {
  const { packages = {} } = JSON.parse(text) as { packages?: Record<string, { resolved?: string }> }
  return Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://') === true)
    .map(([name, { resolved }]) => `${file} pins ${name} to the address ${resolved}`)
}
