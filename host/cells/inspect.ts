import { join } from 'node:path'
import { HardpointError } from '@hardpoint/schemas/errors'
import { cellCommand } from './cell-command.ts'
import { UNLIMITED_MS, type CellInspection, type CellProcess } from './cell-process.ts'
import type { Cells, PluginCode } from './cells.ts'
import type { CellsOptions } from './create-cells.ts'
import { INSPECT, type ReceivedFrame } from './protocol.ts'

export interface InspectionOptions {
  /** Whether a debugger may come. */
  readonly withDebugger: boolean
  /** Told of each call, or timer, that ran out of time. */
  readonly onProfile: (taken: TakenProfile) => void
}

/** A CPU profile of an isolate's last seconds. */
export interface TakenProfile {
  readonly plugin: string
  /** JSON of a .cpuprofile, with places in the bundle. Of a cell: a guest that broke into it says what it likes. */
  readonly profile: string
  /** Of the build that ran. */
  readonly sourceMap: string | undefined
}

/** What a debugger's side of a session is told. */
export interface DebuggerEnd {
  /** A message of V8's inspector (Chrome DevTools Protocol). */
  message(text: string): void
  /** The isolate that it looked at is gone, or is to be: for the debugger's human. */
  gone(reason: string): void
}

/** A debugger's session. Messages wait until there is an isolate, and reach it before anything of the plugin runs. */
export interface DebuggerSession {
  send(text: string): void
  close(): void
}

interface Target {
  readonly cell: CellProcess
  readonly slot: number
  /** Undefined where a cell that was broken into names one that it was not given. */
  readonly build: Build | undefined
  asked: boolean
}

interface Attached {
  readonly end: DebuggerEnd
  target: Target | undefined
  held: string[]
}

interface Build {
  readonly plugin: string
  readonly sourceMap: string | undefined
  readonly cpuMs: number
}

interface Source {
  /** The bundle with its source map in it. */
  readonly shown: string
  readonly sourceMap: string
}

/** Builds that are remembered: those before may still finish their calls. */
const MAX_BUILDS = 4
/** Characters that wait for an isolate. */
const MAX_HELD = 1_000_000

/**
 * Looks into isolates: CPU profiles of what ran out of time, and a debugger. For `plugin dev` alone: given to `createHost()` by that command's
 * own code, and by nothing that an operator sets.
 *
 * Each isolate has a process of its own, that is killed with it: isolated-vm does not survive to tidy up after many inspectors.
 */
export class Inspection implements NonNullable<CellsOptions['inspection']> {
  readonly command = inspectCommand()
  readonly withDebugger: boolean
  readonly #onProfile: InspectionOptions['onProfile']
  #targets: Target[] = []
  #attached: Attached | undefined
  /** By the bundle. */
  readonly #sources = new Map<string, Source>()
  /** By the package's digest. */
  readonly #builds = new Map<string, Build>()
  #ends = 0

  constructor({ withDebugger, onProfile }: InspectionOptions) {
    this.withDebugger = withDebugger
    this.#onProfile = onProfile
  }

  get isAttached(): boolean { return this.#attached !== undefined }

  /** Undefined where another debugger is attached. */
  attach(end: DebuggerEnd): DebuggerSession | undefined {
    if (this.#attached !== undefined) return undefined
    const attached: Attached = this.#attached = { end, target: undefined, held: [] }
    const newest = this.#targets.at(-1)
    if (newest !== undefined) this.#open(attached, newest)
    return {
      send: (text) => this.#send(attached, text),
      close: () => this.#detach(attached),
    }
  }

  /**
   * A new build is about to be served: a session with the one before is over, and what it paused goes on, for the upgrade waits for that.
   * DevTools shows the author's files by the source map of the bundle. In the code itself: a URL would tell the plugin where the server is.
   */
  addBuild(plugin: string, main: string, sourceMap: string): void {
    if (this.#attached?.target !== undefined) this.#detach(this.#attached, 'The plugin was built anew.')
    const read = JSON.parse(sourceMap) as { readonly sources: readonly string[] }
    const named = JSON.stringify({ ...read, sources: read.sources.map((source) => `plugin://${plugin}/${source.replace(/^npm:/, 'npm/')}`) })
    const shown = `${main}\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(named).toString('base64')}\n`
    put(this.#sources, main, { shown: this.withDebugger ? shown : main, sourceMap })
  }

  around(cells: Cells): Cells {
    return {
      call: async (code, call, options) => {
        try {
          return await cells.call(this.#shown(code), call, options)
        } catch (error) {
          if (HardpointError.is(error, 'HP_ERR_TIMEOUT_WALL') || HardpointError.is(error, 'HP_ERR_TIMEOUT_CPU')) this.#askProfile(code)
          throw error
        }
      },
      stop: (plugin, options) => cells.stop(plugin, options),
      beside: (code) => cells.beside(code),
      release: (plugin) => cells.release(plugin),
      states: () => cells.states(),
      close: () => cells.close(),
    }
  }

  usualLimitMs(cell: CellProcess, slot: number): number | undefined { return this.#target(cell, slot)?.build?.cpuMs }

  heard(cell: CellProcess, { slot, argument, text }: ReceivedFrame): void {
    const target = this.#target(cell, slot)
    if (argument === INSPECT.open && target === undefined) return this.#started({ cell, slot, build: this.#builds.get(text), asked: false })
    if (target === undefined) return
    if (argument === INSPECT.close) this.#ended(target)
    else if (argument === INSPECT.message && this.#attached?.target === target) this.#attached.end.message(text)
    else if (argument === INSPECT.profile) {
      target.asked = false
      if (text !== '' && target.build !== undefined) this.#onProfile({ plugin: target.build.plugin, sourceMap: target.build.sourceMap, profile: text })
    }
  }

  ended(cell: CellProcess): void {
    for (const target of this.#targets.filter((each) => each.cell === cell)) this.#ended(target)
  }

  #target(cell: CellProcess, slot: number): Target | undefined { return this.#targets.find((each) => each.cell === cell && each.slot === slot) }

  #started(target: Target): void {
    this.#targets.push(target)
    if (this.#attached?.target !== undefined) this.#detach(this.#attached, 'The plugin was started anew.')
    if (this.#attached !== undefined) this.#open(this.#attached, target)
    say(target, INSPECT.go)
  }

  #ended(target: Target): void {
    this.#ends++
    this.#targets = this.#targets.filter((each) => each !== target)
    if (this.#attached?.target === target) this.#detach(this.#attached, 'The plugin\'s isolate has ended.')
  }

  #open(attached: Attached, target: Target): void {
    attached.target = target
    say(target, INSPECT.open)
    for (const text of attached.held.splice(0)) say(target, INSPECT.message, text)
  }

  #send(attached: Attached, text: string): void {
    if (this.#attached !== attached) return
    if (attached.target !== undefined) return say(attached.target, INSPECT.message, text)
    attached.held.push(text)
    if (attached.held.reduce((sum, { length }) => sum + length, 0) > MAX_HELD) this.#detach(attached, 'Too much waits for the plugin to be called.')
  }

  #detach(attached: Attached, reason?: string): void {
    if (this.#attached !== attached) return
    this.#attached = undefined
    if (attached.target !== undefined) say(attached.target, INSPECT.close)
    if (reason !== undefined) attached.end.gone(reason)
  }

  /** Of the isolate that is there; one that was ended for its time has said what it had. */
  #askProfile({ id, limits }: PluginCode): void {
    const target = this.#targets.findLast(({ build }) => build?.plugin === id)
    if (target === undefined || target.asked) return
    target.asked = true
    say(target, INSPECT.profile, String(limits.wallMs))
  }

  #shown(code: PluginCode): PluginCode {
    const { id, digest, limits } = code
    const source = this.#sources.get(code.main)
    put(this.#builds, digest, { plugin: id, sourceMap: source?.sourceMap, cpuMs: limits.cpuMs })
    const isAttached = (): boolean => this.isAttached
    const ends = (): number => this.#ends
    return {
      ...code, main: source?.shown ?? code.main,
      // A process for each isolate: where one has ended, calls that are run again do it elsewhere too.
      get placement() { return `${id} ${digest.slice(0, 8)} ${ends()}` },
      // Looked at each time: a debugger comes and goes while the isolate stays.
      limits: {
        ...limits,
        get cpuMs() { return isAttached() ? UNLIMITED_MS : limits.cpuMs },
        get wallMs() { return isAttached() ? UNLIMITED_MS : limits.wallMs },
      },
    }
  }
}

/** The same program behind the same walls, with another entry. */
function inspectCommand(): CellInspection['command'] {
  const command = cellCommand()
  const usual = join(import.meta.dirname, 'cell/main.ts')
  return { ...command, args: command.args.map((argument) => argument === usual ? join(import.meta.dirname, 'cell/inspect-main.ts') : argument) }
}

function say({ cell, slot }: Target, argument: number, text = ''): void {
  cell.inspect({ type: 'inspect', slot, argument, text })
}

/** The last few are kept. */
function put<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key)
  kept.set(key, value)
  for (const oldest of kept.keys()) if (kept.size > MAX_BUILDS) kept.delete(oldest)
}
