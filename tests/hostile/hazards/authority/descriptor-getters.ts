import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'every getter that can be reached, called on everything',
  why: 'a getter may answer for another receiver than its own',
  plugins: [reporter('descriptor-getters',
    `const objects = [globalThis, request, host, context, context.signal, new Headers(), new URL('https://example.org/'), Object.prototype, Object.getPrototypeOf(() => 1)]
let tried = 0
for (const one of objects) for (let from = one; from !== null; from = Object.getPrototypeOf(from)) {
  for (const name of Reflect.ownKeys(from)) {
    const { get } = Reflect.getOwnPropertyDescriptor(from, name)
    if (get === undefined) continue
    for (const receiver of [...objects, undefined, 7]) try {
      tried++
      const came = Reflect.apply(get, receiver, []); if (typeof came === 'string' && /^\\/\\w/.test(came)) found[String(name)] = came
    } catch {}
  }
}
found.tried = tried > 10`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { tried: true }),
}
