import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a dynamic import of what is no text',
  why: 'what converts it may run in another realm',
  plugins: [reporter('import-odd',
    `const odd = { symbol: Symbol('x'), none: undefined, object: Object.create(null), throws: { toString() { throw 7 } }, long: 'x'.repeat(1e6), proxy: new Proxy({}, { get: () => () => 'node:fs' }) }
for (const [name, value] of Object.entries(odd)) found[name] = await import(value).then(() => 'imported', (error) => typeof error === 'number' || error instanceof Error ? 'refused' : typeof error)`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(new Set(Object.values(body)), new Set(['refused'])),
}
