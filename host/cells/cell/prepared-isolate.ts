import ivm from 'isolated-vm'
import { compileRuntime, RUNTIME_FILENAME } from './compile-runtime.ts'
import { helperOperation } from './helper-operations.ts'

/** The guest runtime's functions, held from outside: nothing in the isolate can reach these handles. */
export interface GuestRuntime {
  readonly deliver: ivm.Reference<(batch: string, bytes?: ArrayBuffer) => boolean | string>
  readonly next: ivm.Reference<(rejected?: string) => boolean | string>
  readonly flush: ivm.Reference<() => string>
  readonly takeBytes: ivm.Reference<() => ArrayBuffer>
  readonly warm: ivm.Reference<() => void>
  readonly register: ivm.Reference<(definition: unknown, surface: string, ambient: boolean) => void>
}

/** An isolate with the guest runtime in it, and no plugin yet. */
export interface PreparedIsolate {
  readonly isolate: ivm.Isolate
  readonly context: ivm.Context
  readonly runtime: GuestRuntime
  /** V8's own, which the runtime replaces; of one for inspection alone. */
  readonly console?: ivm.Reference
}

const NAMES = ['deliver', 'next', 'flush', 'takeBytes', 'warm', 'register'] as const

/** Makes isolates from one source text, compiled once in this process. */
export class IsolateMaker {
  readonly #source: string
  readonly #inspector: boolean
  #compiled: ivm.ExternalCopy<ArrayBuffer> | undefined

  /** @param inspector of a cell for inspection alone (inspect-main.ts) */
  constructor(source: string, inspector = false) {
    this.#source = source
    this.#inspector = inspector
  }

  make(memoryMb: number): PreparedIsolate {
    const isolate = new ivm.Isolate({ memoryLimit: memoryMb, inspector: this.#inspector })
    try {
      const context = isolate.createContextSync({ inspector: this.#inspector })
      const kept = this.#inspector ? { console: context.global.getSync('console', { reference: true }) as ivm.Reference } : {}
      context.global.setSync('__helper', new ivm.Callback(helperOperation))
      this.#compile(isolate).runSync(context)
      const runtime = context.global.getSync('__runtime', { reference: true }) as ivm.Reference<Record<string, never>>
      context.global.deleteSync('__runtime')
      const entries = NAMES.map((name) => [name, runtime.getSync(name, { reference: true })])
      return { isolate, context, runtime: Object.fromEntries(entries) as unknown as GuestRuntime, ...kept }
    } catch (error) {
      if (!isolate.isDisposed) isolate.dispose()
      throw error
    }
  }

  #compile(isolate: ivm.Isolate): ivm.Script {
    this.#compiled ??= compileRuntime(this.#source)
    return isolate.compileScriptSync(this.#source, { filename: RUNTIME_FILENAME, cachedData: this.#compiled })
  }
}
