/** Names of globals that no plugin gets: shared memory, machine code, timing and garbage-collection channels. */
const REMOVED = ['WebAssembly', 'SharedArrayBuffer', 'Atomics', 'FinalizationRegistry', 'WeakRef', 'eval'] as const

/**
 * Takes code generation and shared memory out of the realm, before plugin code runs.
 *
 * V8's flags do not reach isolated-vm's contexts, so every constructor that compiles text is replaced where it can be reached:
 * `(() => {}).constructor`, `(async () => {}).constructor`, and the generators'.
 */
export function harden(): void {
  const samples = [async function () {}, function* () {}, async function* () {}]
  for (const sample of samples) tame(Object.getPrototypeOf(sample), Object.getPrototypeOf(sample).constructor.name as string)
  // The name stays: libraries ask `instanceof Function`, and call what is on its prototype.
  Object.defineProperty(globalThis, 'Function', { value: tame(Function.prototype, 'Function'), writable: true, enumerable: false, configurable: true })
  for (const name of REMOVED) Reflect.deleteProperty(globalThis, name)
  // A stack is text for people. A plugin that formats it itself sees call sites, and through them receivers.
  Object.defineProperty(Error, 'stackTraceLimit', { value: 20, writable: false, configurable: false })
  Object.defineProperty(Error, 'prepareStackTrace', { value: undefined, writable: false, configurable: false })
}

function tame(prototype: object, name: string): unknown {
  const refuse = function (): never {
    throw new EvalError('Code from strings is not available in a plugin: bundle the code you need.')
  }
  Object.defineProperty(refuse, 'name', { value: name, configurable: true })
  Object.defineProperty(refuse, 'prototype', { value: prototype, writable: false })
  Object.defineProperty(prototype, 'constructor', { value: refuse, writable: false, configurable: false })
  return refuse
}
