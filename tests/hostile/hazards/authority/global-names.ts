import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

const NAMES = [
  'process', 'require', 'module', 'exports', 'global', 'Buffer', '__dirname', '__filename', '__runtime', '__helper', 'eval', 'WebAssembly', 'SharedArrayBuffer',
  'Atomics', 'FinalizationRegistry', 'WeakRef', 'ShadowRealm', 'Deno', 'Bun', 'XMLHttpRequest', 'WebSocket', 'Worker', 'setImmediate', 'gc', 'ivm', 'isolated', 'importScripts',
]

export const hazard: Hazard = {
  title: 'names of the host, looked for in the global scope',
  why: 'one that was left there is a way out',
  plugins: [reporter('global-names', `for (const name of ${JSON.stringify(NAMES)}) found[name] = name in globalThis || Reflect.ownKeys(globalThis).includes(name)`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(Object.entries(body).filter(([, there]) => there !== false), []),
}
