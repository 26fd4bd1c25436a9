import ivm from 'isolated-vm'
import { createContext, Script } from 'node:vm'
import { helperOperation } from './helper-operations.ts'

export const RUNTIME_FILENAME = 'hardpoint:runtime'

/**
 * V8's code cache of the guest runtime, with the functions in it that a plugin's first calls need.
 *
 * V8 compiles a function when it is first called, and isolated-vm makes its caches before any is. So the runtime is run once in a context
 * of this process's own, where no plugin ever comes, and taken through a few calls. V8 trusts a cache blindly: this one is of our own file,
 * made in this process, and is never taken from elsewhere.
 *
 * @throws what the source throws
 */
export function compileRuntime(source: string): ivm.ExternalCopy<ArrayBuffer> {
  const script = new Script(source, { filename: RUNTIME_FILENAME })
  // With microtasks of its own, which run when a script of it ends.
  const context = createContext({ __helper: helperOperation }, { microtaskMode: 'afterEvaluate' })
  script.runInContext(context)
  const { __runtime: runtime } = context as { readonly __runtime: { warm(): void; flush(): string } }
  runtime.warm()
  new Script('').runInContext(context)
  runtime.flush()
  const { buffer, byteOffset, byteLength } = script.createCachedData()
  return new ivm.ExternalCopy((buffer as ArrayBuffer).slice(byteOffset, byteOffset + byteLength))
}
