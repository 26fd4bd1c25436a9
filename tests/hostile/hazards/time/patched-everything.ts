import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

/**
 * Every method and getter of a built-in, among them what operators call (iterators, conversions, species), loops from the moment on when nothing
 * is left to do in the entry but to take out what was said.
 */
const ARM = `
let armed = false
const loop = () => { while (true) {} }
const { ownKeys, getOwnPropertyDescriptor, getPrototypeOf, defineProperty, apply } = Reflect
const armable = (before) => function (...values) { return armed ? loop() : apply(before, this, values) }
const Typed = getPrototypeOf(Uint8Array)
const arm = () => {
  const holders = [Object, Array, String, Number, BigInt, Boolean, Symbol, Map, Set, WeakMap, Promise, JSON, Reflect, RegExp, Math, Date, ArrayBuffer, DataView, Typed, Uint8Array, Function, Error, Iterator, Proxy,
    getPrototypeOf([][Symbol.iterator]()), getPrototypeOf(new Map()[Symbol.iterator]()), getPrototypeOf(new Set()[Symbol.iterator]()), getPrototypeOf(''[Symbol.iterator]())]
  for (const holder of new Set(holders.flatMap((each) => each.prototype ? [each, each.prototype] : [each]))) for (const name of ownKeys(holder)) {
    const found = getOwnPropertyDescriptor(holder, name)
    if (!found.configurable || name === 'constructor' || name === 'prototype') continue
    if (typeof found.value === 'function') defineProperty(holder, name, { ...found, value: armable(found.value) })
    else if (found.get !== undefined) defineProperty(holder, name, { ...found, get: armable(found.get) })
  }
  for (const name of ['toString', 'valueOf', 'toJSON']) if (!(name in Object.prototype)) defineProperty(Object.prototype, name, { configurable: true, get: armable(() => undefined), set: armable(() => undefined) })
}
setTimeout(() => {}, 1e8)
setInterval(() => {}, 1e8)
const later = (times) => { if (times === 0) armed = true; else Promise.resolve().then(() => { later(times - 1) }) }`

export const hazard: Hazard = {
  title: 'every built-in method and getter replaced by a loop, from the moment on when the runtime hands out what was said',
  why: 'no time limit runs then: it must call none of them',
  plugins: [rogue('patched-everything', '() => { setTimeout(() => {}, 1e8); arm(); later(200); return new Response(new Uint8Array([1, 2, 3])) }', { before: ARM, limits: { cpuMs: 1000 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
  async drive(ground) {
    const { status, text } = await ground.ask()
    assert.equal(status, 200, `what was said is handed out: ${text.slice(0, 300)}`)
    // Within a limit it calls some: so they were replaced.
    return ground.ask()
  },
}
