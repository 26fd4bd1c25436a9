import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'code from text by the constructors of V8\'s own errors',
  why: 'V8 makes them, maybe in another realm',
  plugins: [reporter('code-by-error',
    `for (const [name, run] of Object.entries({ type: () => null.x, range: () => 'x'.repeat(-1), syntax: () => JSON.parse('{'), stack: () => { const again = () => again() + 1; again() } })) {
  try { run() } catch (error) { attempt(name, () => String(error.constructor.constructor('return 7')())) }
}`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { type: 'EvalError', range: 'EvalError', syntax: 'EvalError', stack: 'EvalError' }),
}
