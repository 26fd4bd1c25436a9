import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the function that leads to the cell, caught by patched built-ins',
  why: 'whoever has it asks the cell what the runtime would not',
  plugins: [reporter('leaked-bridge', `const caught = new Set()
const functions = Object.getPrototypeOf(() => 1)
const { apply, call, bind } = functions
const { apply: reflectApply, construct } = Reflect
functions.call = function (...all) { caught.add(this); return reflectApply(call, this, all) }
functions.apply = function (...all) { caught.add(this); return reflectApply(apply, this, all) }
functions.bind = function (...all) { caught.add(this); return reflectApply(bind, this, all) }
Reflect.apply = (...all) => { caught.add(all[0]); return reflectApply(...all) }
Reflect.get = (target, name) => { caught.add(target[name]); return target[name] }
for (const name of ['get', 'set']) { const was = Map.prototype[name]; Map.prototype[name] = function (...all) { const came = reflectApply(was, this, all); caught.add(came); return came } }
new URL('https://example.org/'); crypto.randomUUID(); btoa('x'); new TextDecoder().decode(new Uint8Array(2)); crypto.getRandomValues(new Uint8Array(4))
await fetch('https://example.org/').catch(() => 0)
Object.assign(functions, { call, apply, bind })
// The way to the cell answers '' to what it does not know, and whatever it is told in strings.
found.bridges = [...caught].filter((one) => { try { return typeof one === 'function' && one('no operation', '', '', '') === '' } catch { return false } }).length`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { bridges: 0 }),
}
