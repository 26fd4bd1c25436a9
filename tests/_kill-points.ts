import { AsyncLocalStorage } from 'node:async_hooks'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { constants, cpSync, readFileSync, writeFileSync } from 'node:fs'
import promises, { type FileHandle } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'
import type { Commit, Store } from '../host/storage/store.ts'

/**
 * SIGKILL at every point at which some work changes the disk, the points named by the code as it runs: each change of a file, before it and for a write
 * half-way too, and each commit of a store. After the last change the work is done, and is killed before anyone is told.
 *
 * One process has the work begin as often as there are points, each time on a copy of its own, where it stands still at the next point for good; then it is
 * killed with all of them. So a hundred kills cost one process.
 */

/** One beginning of the work. */
class Attempt {
  readonly passed: string[] = []
  readonly #options: { readonly standsAt: number; readonly directory: string; readonly only: RegExp }
  readonly #stands = Promise.withResolvers<void>()

  constructor(options: { readonly standsAt: number; readonly directory: string; readonly only: RegExp }) {
    this.#options = options
  }

  /** What lies elsewhere does not outlive the process. */
  concerns(path: unknown): boolean {
    return String(path).startsWith(`${this.#options.directory}/`)
  }

  get stands(): Promise<void> {
    return this.#stands.promise
  }

  /** @param half what a kill in the middle leaves */
  async point(name: string, half?: () => Promise<unknown>): Promise<void> {
    const { standsAt, only } = this.#options
    const isHere = this.passed.length >= standsAt
    if (!isHere && only.test(name)) this.passed.push(name)
    if (!isHere) return
    if (only.test(name)) await half?.()
    this.#stands.resolve()
    // Nothing of it goes on, and nothing tidies up: neither the work nor the garbage collection, which would close its files.
    const ever = new Promise(() => undefined)
    standing.push(ever)
    await ever
  }
}

/** What stands still, with all that it holds. */
const standing: unknown[] = []

const attempts = new AsyncLocalStorage<Attempt>()

/** Where work may be killed. Means nothing outside of an attempt. */
async function point(name: string, half?: () => Promise<unknown>): Promise<void> {
  await attempts.getStore()?.point(name, half)
}

/** A store each of whose commits is a point. */
export function killable(store: Store): Store {
  return {
    get: (key) => store.get(key), getMany: (keys) => store.getMany(keys), scan: (range) => store.scan(range), close: () => store.close(),
    async commit(commit) {
      await point(`commit ${nameOf(commit)}`)
      return store.commit(commit)
    },
  }
}

function nameOf({ puts = [], deletes = [] }: Commit): string {
  const some = [...puts.map(({ key }) => `+${key.join('/')}`), ...deletes.map((key) => `-${key.join('/')}`)]
  return `${some.slice(0, 3).join(' ')}${some.length > 3 ? ` and ${some.length - 3} more` : ''}`
}

/** What changes the disk, and what of its arguments is changed. */
const CHANGES = ['appendFile', 'copyFile', 'cp', 'link', 'mkdir', 'rename', 'rm', 'rmdir', 'symlink', 'truncate', 'unlink', 'writeFile'] as const

/** Open files of attempts. */
const concerned = new WeakSet<FileHandle>()

/** Flags of `open` that change the disk, or let one do it. */
const WRITES = constants.O_WRONLY | constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC

/** Could not stand still: there must be none in what is to survive a kill at any point. */
const SYNCHRONOUS = ['appendFileSync', 'copyFileSync', 'linkSync', 'mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'symlinkSync', 'truncateSync', 'unlinkSync', 'writeFileSync', 'writeSync'] as const

/** Makes each change of the disk in this process a point. */
async function watchDisk(): Promise<void> {
  const all = promises as unknown as Record<string, (...parts: unknown[]) => Promise<unknown>>
  for (const name of CHANGES) {
    const real = all[name]
    if (real === undefined) throw new TypeError(`node:fs/promises has no ${name}`)
    all[name] = async (...parts) => {
      // A rename by what it makes: the name before it is made up.
      if (attempts.getStore()?.concerns(parts[0]) === true) await point(`${name} ${basename(String(parts[name === 'rename' ? 1 : 0]))}`)
      return real(...parts)
    }
  }
  const { open } = promises
  all['open'] = async (path, flags = 'r', mode) => {
    const concerns = attempts.getStore()?.concerns(path) === true
    if (concerns && (typeof flags === 'number' ? (flags & WRITES) !== 0 : flags !== 'r')) await point(`open ${basename(String(path))}`)
    const handle = await open(path as string, flags as string, mode as number)
    if (concerns) concerned.add(handle)
    return handle
  }
  const { default: sync } = await import('node:fs')
  const blocking = sync as unknown as Record<string, (...parts: unknown[]) => unknown>
  for (const name of SYNCHRONOUS) {
    const real = blocking[name]
    blocking[name] = (...parts) => {
      if (attempts.getStore()?.concerns(parts[0]) === true) throw new TypeError(`${name} changes the disk at once: no kill can be tried there`)
      return real?.(...parts)
    }
  }
  syncBuiltinESMExports()
  await watchHandles(await open(import.meta.filename))
}

/** Of every file that is open: they share what they can do. */
async function watchHandles(handle: FileHandle): Promise<void> {
  const shared = Object.getPrototypeOf(handle) as Record<'writeFile' | 'sync', (this: FileHandle, ...parts: unknown[]) => Promise<unknown>>
  const { writeFile, sync } = shared
  shared.writeFile = async function (data, ...parts) {
    if (!concerned.has(this)) return writeFile.call(this, data, ...parts)
    await point('write')
    const bytes = Buffer.from(data as string)
    await point('write the other half', () => writeFile.call(this, bytes.subarray(0, bytes.length / 2)))
    return writeFile.call(this, bytes, ...parts)
  }
  shared.sync = async function () {
    if (concerned.has(this)) await point('sync')
    return sync.call(this)
  }
  await handle.close()
}

export interface Killing {
  /** What is copied for each point. */
  readonly template: string
  /** The copies, by their numbers: the one of point 7 is as the disk was when it was killed there. */
  readonly copies: string
  /** Of the points, by their names: those alone. */
  readonly only?: RegExp
}

/** Opens what works in a directory, and gives the work. */
export type Begin = (directory: string) => Promise<() => Promise<unknown>>

/** In a process of its own: stands at every point of the work, and is killed. */
export async function standEverywhere({ template, copies, only = /./ }: Killing, begin: Begin): Promise<void> {
  await watchDisk()
  for (let at = 0; ; at++) {
    const directory = join(copies, String(at))
    cpSync(template, directory, { recursive: true })
    const work = await begin(directory)
    const attempt = new Attempt({ standsAt: at, directory, only })
    const isDone = await Promise.race([attempt.stands.then(() => false), attempts.run(attempt, work).then(() => true)])
    if (!isDone) continue
    writeFileSync(join(copies, 'points.json'), JSON.stringify([...attempt.passed, 'the end']))
    process.kill(process.pid, 'SIGKILL')
  }
}

/** Runs a script that calls `standEverywhere`. @returns what each point was, in order: the copies have their numbers as names */
export async function killedEverywhere(script: string, { copies }: Pick<Killing, 'copies'>, parts: readonly string[]): Promise<string[]> {
  const child = spawn(process.execPath, [script, ...parts], {
    // What it leaves elsewhere goes with the copies.
    stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, TMPDIR: copies },
  })
  const [code, signal] = await once(child, 'close') as [number | null, NodeJS.Signals | null]
  if (signal !== 'SIGKILL') throw new TypeError(`${script} ended by itself, with ${code ?? signal ?? 'nothing'}`)
  return JSON.parse(readFileSync(join(copies, 'points.json'), 'utf8')) as string[]
}
