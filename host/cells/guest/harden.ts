/** Names of globals that no plugin gets: shared memory, machine code, timing and garbage-collection channels. */
const REMOVED = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef', 'eval', 'Function'] as const

/**
 * Takes code generation and shared memory out of the realm, before plugin code runs.
 *
 * V8's flags do not reach isolated-vm's contexts, so every constructor that compiles text is replaced where it can be reached:
 * `(() => {}).constructor`, `(async () => {}).constructor`, and the generators'.
 */
export function harden(): void {
  const samples = [function () {}, async function () {}, function* () {}, async function* () {}]
  for (const sample of samples) tame(Object.getPrototypeOf(sample))
  for (const name of REMOVED) Reflect.deleteProperty(globalThis, name)
  // A stack is text for people. A plugin that formats it itself sees call sites, and through them receivers.
  Object.defineProperty(Error, 'stackTraceLimit', { value: 20, writable: false, configurable: false })
  Object.defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false })
}

function tame(prototype: object): void {
  const refuse = function (): never {
    throw new EvalError('Code from strings is not available in a plugin: bundle the code you need.')
  }
  Object.defineProperty(refuse, 'prototype', { value: prototype, writable: false })
  Object.defineProperty(prototype, 'constructor', { value: refuse, writable: false, configurable: false })
}
