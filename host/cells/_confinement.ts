import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What a confined cell is given to read and run, and nothing else of the machine. */
export interface ConfinedCommand {
  readonly program: string
  readonly args: readonly string[]
  /** Absolute paths that it may read, beside the program and the libraries that the program loads. */
  readonly readable: readonly string[]
}

/** The tools of this system that work here, by their paths. */
export interface Confinement {
  readonly prlimit?: string
  readonly setpriv?: string
  readonly bwrap?: string
  readonly unshare?: string
}

/**
 * No core dumps: a core is a guest's memory on disk. A cell has some 20 files open.
 *
 * Address space bounds only the absurd: V8 reserves 0.8 GB of it for each isolate, 0.5 GB of which count as data (measured on Node 26), so
 * that neither RLIMIT_AS nor RLIMIT_DATA can hold memory itself: the watch on resident memory does. Nor is there a limit on CPU time: it
 * counts over a life, and an honest cell lives for weeks; each entry has its own. Nor on processes: it counts all of the user's.
 */
const LIMITS = ['--core=0', '--nofile=64', `--as=${4 * 2 ** 40}`]

/** A tool that has not shown Node's version by then does not work here. */
const TRIAL_MS = 5000
/** Where the view is put together: a directory of every Linux in which no code lies. Seen so by the cell's own mount namespace alone. */
const VIEW = '/sys'
const NAMESPACES = ['--user', '--map-root-user', '--net', '--pid', '--ipc', '--uts', '--cgroup', '--mount', '--fork', '--kill-child']

let found: Confinement | undefined

/** What works on this system, found out by trying it when the first cell starts. */
export function confinement(): Confinement {
  if (found !== undefined) return found
  const now = findConfinement()
  // Where not even Node starts, for want of processes or files, nothing was learnt: it is tried again for the next cell.
  if (Object.keys(now).length > 0 || showsVersion(process.execPath, ['--version'])) found = now
  return now
}

/** Tries the strongest first. Containers often have the tools, and forbid what they do. */
export function findConfinement(directories: readonly string[] = toolDirectories()): Confinement {
  const [prlimit, setpriv, bwrap, unshare] = ['prlimit', 'setpriv', 'bwrap', 'unshare'].map((tool) => directories.map((directory) => join(directory, tool)).find((path) => existsSync(path)))
  // Without it a cell's own process is not found behind what is wrapped around it, and so its memory not watched.
  const findsChildren = existsSync(`/proc/self/task/${process.pid}/children`)
  const namespaces = findsChildren ? [...bwrap === undefined ? [] : [{ bwrap }], ...unshare === undefined ? [] : [{ unshare }]] : []
  const limits = [...prlimit === undefined ? [] : [{ prlimit }], {}]
  const privileges = [...setpriv === undefined ? [] : [{ setpriv }], {}]
  for (const one of [...namespaces, {}]) {
    for (const two of limits) {
      for (const three of privileges) {
        const candidate = { ...one, ...two, ...three }
        if (works(candidate)) return candidate
      }
    }
  }
  return {}
}

/** The command with everything around it that the system has. */
export function confine({ prlimit, setpriv, bwrap, unshare }: Confinement, { program, args, readable }: ConfinedCommand): { readonly program: string; readonly args: readonly string[] } {
  // Then the system says so in its own words, and not mount(8).
  if (!existsSync(program)) return { program, args }
  const view = [...new Set([program, ...sharedLibraries(), ...readable.filter((path) => existsSync(path)).map((path) => path.replace(/\/$/, ''))])].toSorted()
  const command = [
    ...prlimit === undefined ? [] : [prlimit, ...LIMITS],
    // bwrap does both of these itself, and may need to be set-user-ID.
    ...setpriv === undefined || bwrap !== undefined ? [] : [setpriv, '--no-new-privs', '--pdeathsig', 'KILL'],
    ...bwrap === undefined ? [] : [bwrap, ...bwrapArguments(view)],
    ...unshare === undefined ? [] : [unshare, ...NAMESPACES, '/bin/sh', '-c', viewScript(unshare, view), 'sh'],
    program, ...args,
  ]
  return { program: command[0] ?? program, args: command.slice(1) }
}

function works(candidate: Confinement): boolean {
  if (Object.keys(candidate).length === 0) return true
  const { program, args } = confine(candidate, { program: process.execPath, args: ['--version'], readable: [] })
  return showsVersion(program, args)
}

function showsVersion(program: string, args: readonly string[]): boolean {
  const { status, stdout } = spawnSync(program, args, { env: {}, cwd: '/', stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8', timeout: TRIAL_MS, killSignal: 'SIGKILL' })
  return status === 0 && stdout.trim() === process.version
}

function bwrapArguments(view: readonly string[]): string[] {
  return [
    '--unshare-user', '--unshare-all', '--disable-userns', '--die-with-parent', '--as-pid-1', '--cap-drop', 'ALL',
    ...view.flatMap((path) => ['--ro-bind', path, path]), '--remount-ro', '/', '--chdir', '/', '--',
  ]
}

/**
 * Builds the same view with mount(8), all of it in one run, then enters it.
 *
 * The second user namespace is what may call chroot(2) and then loses every capability, since the cell's user has no name in it. It owns none of
 * the mounts, and a process that was chrooted may make no further user namespace to get capabilities back: there is no way out by another chroot.
 */
function viewScript(unshare: string, view: readonly string[]): string {
  const files = view.filter((path) => !statSync(path).isDirectory())
  const folders = view.map((path) => files.includes(path) ? dirname(path) : path)
  const mounts = [
    ...view.map((path) => `${fstabField(path)} ${fstabField(VIEW + path)} none bind,ro,nosuid,nodev 0 0`),
    `${VIEW} ${VIEW} none remount,ro,nosuid,nodev 0 0`,
  ]
  return [
    'set -e',
    `mount -t tmpfs -o size=1m,mode=755,nosuid,nodev none ${VIEW}`,
    `mkdir -p ${[...new Set(folders)].map((path) => quoted(VIEW + path)).join(' ')}`,
    ...files.map((path) => `: > ${quoted(VIEW + path)}`),
    `printf '%s\\n' ${mounts.map(quoted).join(' ')} > ${VIEW}/.fstab`,
    `mount -a -T ${VIEW}/.fstab`,
    `exec env -i ${quoted(unshare)} --user --root=${VIEW} --wd=/ "$@"`,
  ].join('\n')
}

/** Of this process, which runs the same program: what its loader found is what the cell's will look for. */
function sharedLibraries(): string[] {
  libraries ??= reportedObjects().filter((path) => path.startsWith('/') && !path.endsWith('.node') && path !== process.execPath)
  return libraries
}

let libraries: string[] | undefined

/** Without the network part of the report, for which Node would look up the name of each peer. */
function reportedObjects(): readonly string[] {
  const report = process.report as NodeJS.ProcessReport & { excludeNetwork: boolean }
  const { excludeNetwork } = report
  report.excludeNetwork = true
  try {
    return (report.getReport() as { readonly sharedObjects: readonly string[] }).sharedObjects
  } finally {
    report.excludeNetwork = excludeNetwork
  }
}

function toolDirectories(): string[] {
  return [...new Set(['/usr/bin', '/bin', '/usr/sbin', '/sbin', ...(process.env['PATH'] ?? '').split(':').filter((directory) => directory.startsWith('/'))])]
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** fstab(5): spaces and the like stand in octal. */
function fstabField(path: string): string {
  return path.replace(/[\s\\#]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`)
}
