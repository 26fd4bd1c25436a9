import ivm from 'isolated-vm'
import type { IsolateFailure, LoadHead } from '../protocol.ts'
import { beginEntry, helperOperation } from './helper-operations.ts'

/** The guest runtime's three functions, held from outside: nothing in the isolate can reach these handles. */
interface Runtime {
  readonly deliver: ivm.Reference<(batch: string) => void>
  readonly flush: ivm.Reference<() => string>
}

/** The isolate failed and is gone. */
export class IsolateGone {
  readonly failure: IsolateFailure
  constructor(failure: IsolateFailure) { this.failure = failure }
}

/** What one entry gave: what the guest said, and when it wants to be entered for its timers (ms, -1: not). */
export interface Entered {
  readonly batch: string
  readonly wakeIn: number
}

/** isolated-vm's timer may fire this much early by our clock. */
const TIMER_SLACK_MS = 5

/** One plugin version in one isolate. Every entry is synchronous and under a time limit. */
export class IsolateSlot {
  readonly #isolate: ivm.Isolate
  readonly #runtime: Runtime
  readonly cpuMs: number

  /** @throws IsolateGone with reason `load` where the plugin's code does not compile, or throws at its top level */
  constructor(head: LoadHead, code: string, runtimeSource: string, limitMs: number) {
    this.cpuMs = head.cpuMs
    beginEntry(limitMs)
    this.#isolate = new ivm.Isolate({ memoryLimit: head.memoryMb })
    const start = performance.now()
    try {
      const context = this.#isolate.createContextSync()
      context.global.setSync('__helper', new ivm.Callback(helperOperation))
      context.evalSync(runtimeSource, { filename: 'hardpoint:runtime', timeout: limitMs })
      const runtime = context.global.getSync('__runtime', { reference: true }) as ivm.Reference<Record<string, never>>
      context.global.deleteSync('__runtime')
      this.#runtime = { deliver: runtime.getSync('deliver', { reference: true }), flush: runtime.getSync('flush', { reference: true }) }
      const module = this.#isolate.compileModuleSync(code, { filename: `plugin:${head.name}/main.js` })
      module.instantiateSync(context, (specifier) => {
        throw new IsolateGone({ reason: 'load', problem: `a package is one file: '${specifier.slice(0, 80)}' cannot be imported` })
      })
      module.evaluateSync({ timeout: limitMs })
      const definition = module.namespace.getSync('default', { reference: true }) as ivm.Reference
      const register = runtime.getSync('register', { reference: true }) as ivm.Reference<(definition: unknown, surface: string) => void>
      register.applySync(undefined, [definition.derefInto(), head.surface], { timeout: limitMs })
    } catch (error) {
      throw this.#gone(error, 'load', limitMs, start)
    }
  }

  /**
   * Hands a batch in and takes what the guest says after its microtasks have run.
   *
   * @throws IsolateGone after a time or memory limit: what state the isolate is in is not known then, so it is ended
   */
  enter(batch: string, limitMs: number): Entered {
    const start = performance.now()
    beginEntry(limitMs)
    try {
      this.#runtime.deliver.applySync(undefined, [batch], { timeout: limitMs })
      const said = this.#runtime.flush.applySync(undefined, [], { timeout: limitMs })
      const end = said.indexOf('\n')
      return { wakeIn: Number(said.slice(0, end)), batch: said.slice(end + 1) }
    } catch (error) {
      throw this.#gone(error, 'protocol', limitMs, start)
    }
  }

  dispose(): void {
    if (!this.#isolate.isDisposed) this.#isolate.dispose()
  }

  /** Ends the isolate, and says why. The guest's own words decide nothing: it may throw an error that reads like isolated-vm's. */
  #gone(error: unknown, otherwise: 'load' | 'protocol', limitMs: number, start: number): IsolateGone {
    // isolated-vm disposes of an isolate itself only where its heap is full.
    const full = this.#isolate.isDisposed
    this.dispose()
    if (error instanceof IsolateGone) return error
    const problem = error instanceof Error ? error.message.slice(0, 500) : 'an unknown error'
    if (full) return new IsolateGone({ reason: 'memory', problem: 'the heap is full' })
    const late = performance.now() - start >= limitMs - TIMER_SLACK_MS
    if (late && problem === 'Script execution timed out.') return new IsolateGone({ reason: 'time', problem })
    return new IsolateGone({ reason: otherwise, problem: otherwise === 'load' && error instanceof Error ? placed(error, problem) : problem })
  }
}

/** What a module threw, and where in it. Below its boundary isolated-vm puts the frames of this process: paths of the host, which stay here. */
function placed({ stack = '' }: Error, problem: string): string {
  const end = stack.indexOf('\n    at (<isolated-vm boundary>)')
  return end <= 0 ? problem : stack.slice(0, Math.min(end, 2000))
}
