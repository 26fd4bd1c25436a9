import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'code from text by the constructors of an error of the host\'s',
  why: 'the host makes it, in another process',
  plugins: [reporter('code-by-host-error', `const error = await fetch('https://example.org/').catch((thrown) => thrown)
attempt('made', () => String(error.constructor.constructor('return 7')()))
found.realm = error instanceof Error`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { made: 'EvalError', realm: true }),
}
