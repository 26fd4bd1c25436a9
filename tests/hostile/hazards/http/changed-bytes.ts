import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

/** What it changes before it answers with four bytes. */
const CHANGES = [
  'Uint8Array = ArrayBuffer = function () { while (true) {} }',
  'globalThis.Uint8Array = class extends Uint8Array { get length() { return 1e9 } }',
  'Typed.prototype.set = function () { while (true) {} }',
  'Typed.prototype.slice = Typed.prototype.subarray = function () { return { length: 4, buffer: "x" } }',
  'own("length", () => { throw new Error("no") })',
  'own("byteLength", () => 1e15)',
  'own("byteOffset", () => -8)',
  'own("buffer", () => new ArrayBuffer(64))',
  'own(Symbol.toStringTag, () => "BigInt64Array")',
  'Object.defineProperty(ArrayBuffer.prototype, "byteLength", { get: () => 1e15 })',
  'Object.defineProperty(ArrayBuffer, Symbol.species, { get: () => { while (true) {} } })',
  'Object.defineProperty(Typed, Symbol.species, { get: () => class { constructor() { return {} } } })',
  'ArrayBuffer.prototype.constructor = Uint8Array.prototype.constructor = function () { while (true) {} }',
  'ArrayBuffer.prototype.slice = function () { return this }; ArrayBuffer.isView = () => true',
  'Object.setPrototypeOf(Uint8Array.prototype, null)',
  'Object.setPrototypeOf(ArrayBuffer.prototype, new Proxy({}, { get: () => { while (true) {} } }))',
  'bytes.buffer.transfer()',
  'bytes = new Uint8Array(new ArrayBuffer(4, { maxByteLength: 1e6 })); bytes.buffer.resize(1e6)',
  'const buffer = new ArrayBuffer(8, { maxByteLength: 8 }); bytes = new Uint8Array(buffer, 4, 4); later = () => buffer.resize(0)',
  'Object.defineProperty(bytes, "length", { value: 1e9 })',
  'Object.setPrototypeOf(bytes, new Proxy(Uint8Array.prototype, {}))',
]

export const hazard: Hazard = {
  title: 'ArrayBuffer and Uint8Array changed in many ways before an answer of bytes',
  why: 'the runtime makes one piece of the bodies, partly when no time limit runs',
  plugins: [rogue('changed-bytes-0', '() => new Response()'), ...CHANGES.map((change, at) => rogue(`changed-bytes-${at + 1}`, `() => {
  let bytes = new Uint8Array([1, 2, 3, 4]), later = () => {}
  const Typed = Object.getPrototypeOf(Uint8Array), own = (name, get) => Object.defineProperty(Typed.prototype, name, { configurable: true, get })
  ${change}
  const response = new Response(bytes)
  later()
  return response
}`, { limits: { cpuMs: 300, wallMs: 2000 } }))],
  codes: ['answered'],
  async drive(ground) {
    for (const [at, change] of CHANGES.entries()) {
      const { code, text, status } = await ground.ask({ plugin: `rogue.changed-bytes-${at + 1}` })
      assert.ok([undefined, 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_TIMEOUT_WALL', 'HP_ERR_STARVED'].includes(code), `${change}: ${code}`)
      assert.ok(status !== 200 || text.length < 2_000_000, change)
    }
    return ground.ask()
  },
}
