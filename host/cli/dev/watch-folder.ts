import { relative, sep } from 'node:path'
import { watch } from 'chokidar'

/** An editor writes a file in several steps (a new one, a rename over the old one): one change, once it is quiet for so long. */
const QUIET_MS = 50
/** A program that writes without a pause does not put a change off for ever. */
const LONGEST_MS = 500

export interface Watching {
  close(): Promise<void>
}

export interface WatchOptions {
  /** Names of what changed, from the folder, in order. */
  readonly onChange: (files: readonly string[]) => void
  /** Nothing is seen any more, for one where the system has no watches left. */
  readonly onError: (error: unknown) => void
}

/**
 * Tells of changes below a plugin's folder, once it is set up. Not of packages, of hidden files (what we keep in `.hardpoint`, and git's, and editors'),
 * nor of what is built from the sources.
 */
export async function watchFolder(folder: string, { onChange, onError }: WatchOptions): Promise<Watching> {
  const watcher = watch(folder, { ignored: (path) => isIgnored(relative(folder, path)), ignoreInitial: true, followSymlinks: false, atomic: false })
  const changed = new Set<string>()
  const made = new Set<string>()
  let since = 0
  let timer: NodeJS.Timeout | undefined
  const tell = (): void => {
    timer = undefined
    const files = [...changed].sort()
    changed.clear()
    made.clear()
    if (files.length > 0) onChange(files)
  }
  watcher.on('all', (event, path) => {
    if (event === 'addDir' || event === 'unlinkDir') return
    if (timer === undefined) since = performance.now()
    clearTimeout(timer)
    const name = relative(folder, path)
    // What came and went is an editor's own, on its way to the file that it replaced.
    if (event === 'unlink' && made.delete(name)) changed.delete(name)
    else changed.add(name)
    if (event === 'add') made.add(name)
    timer = setTimeout(tell, Math.max(0, Math.min(QUIET_MS, since + LONGEST_MS - performance.now())))
  })
  watcher.on('error', onError)
  await new Promise<void>((resolve) => { watcher.once('ready', resolve) })
  return {
    async close() {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}

/** @param path from the plugin's folder */
export function isIgnored(path: string): boolean {
  const parts = path.split(sep)
  return parts.some((part) => part === 'node_modules' || part.startsWith('.')) || parts[0] === 'dist' || path.endsWith('.hpk')
}
