import type ivm from 'isolated-vm'
import type { PreparedIsolate } from './prepared-isolate.ts'

/** Bytes of V8's code caches that this process keeps. */
const MAX_KEPT = 16_777_216

/** Shorter code is compiled about as fast as its cache is read, and a plugin asleep should cost nothing. */
const LEAST_KEPT = 32_768

/** Why a plugin was not loaded, in words for its author. */
export class NotOneFile extends Error {
  override readonly name = 'NotOneFile'
}

const OPEN = '(function () { "use strict"; '
/** How esbuild ends a module with a default export; what is written otherwise is loaded as the module that it is. Each text matches in one way: no limit ends this. */
const LAST_EXPORT = /\bexport\s*\{\s*([A-Za-z_$][\w$]*)\s+as\s+default\s*,?\s*\}\s*;?\s*(?:\/\/[^\n]*\n\s*)*(?:\/\/[^\n]*)?$/

/**
 * Compiles a plugin's module and runs its top level.
 *
 * isolated-vm makes code caches of modules and never uses them, but does of scripts. So a bundle whose only module syntax is its last line
 * is run as a strict function that returns what that line exports, which is the same to the code in it; if it has more, it is no valid
 * script, and is loaded as a module. The cache is V8's own of this process: it is never taken from a package.
 */
export class PluginCompiler {
  readonly #kept = new Map<string, { readonly compiled: ivm.ExternalCopy<ArrayBuffer>; readonly bytes: number }>()
  #keptBytes = 0

  /**
   * @param digest of the package, as the kernel verified it: what is kept under it can only be of the same code
   * @returns a handle on the default export
   */
  run(prepared: PreparedIsolate, code: string, options: { readonly name: string; readonly digest: string; readonly timeout: number }): ivm.Reference {
    const filename = `plugin:${options.name}/main.js`
    const script = this.#compileScript(prepared, code, filename, options.digest)
    if (script !== undefined) return script.runSync(prepared.context, { reference: true, timeout: options.timeout }) as ivm.Reference
    const module = prepared.isolate.compileModuleSync(code, { filename })
    module.instantiateSync(prepared.context, (specifier) => { throw new NotOneFile(`a package is one file: '${specifier.slice(0, 80)}' cannot be imported`) })
    module.evaluateSync({ timeout: options.timeout })
    return module.namespace.getSync('default', { reference: true }) as ivm.Reference
  }

  #compileScript({ isolate }: PreparedIsolate, code: string, filename: string, digest: string): ivm.Script | undefined {
    const last = LAST_EXPORT.exec(code.slice(-1000))
    if (last === null) return undefined
    const kept = this.#kept.get(digest)?.compiled
    const source = `${OPEN}${code.slice(0, code.length - last[0].length)}\nreturn ${last[1]} })()`
    try {
      const cache = kept === undefined ? { produceCachedData: code.length >= LEAST_KEPT } : { cachedData: kept }
      const script: ivm.Script & ivm.CachedDataResult = isolate.compileScriptSync(source, { filename, columnOffset: -OPEN.length, ...cache })
      if (kept === undefined) this.#keep(digest, script.cachedData)
      return script
    } catch {
      // It imports, awaits or exports elsewhere too. What is wrong with it as a module is said when it is loaded as one.
      return undefined
    }
  }

  #keep(digest: string, compiled: ivm.ExternalCopy<ArrayBuffer> | undefined): void {
    if (compiled === undefined) return
    const bytes = compiled.copy().byteLength
    this.#kept.set(digest, { compiled, bytes })
    this.#keptBytes += bytes
    for (const [oldest, old] of this.#kept) {
      if (this.#keptBytes <= MAX_KEPT) return
      this.#keptBytes -= old.bytes
      this.#kept.delete(oldest)
    }
  }
}
