import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'code from text by the constructors of `request`',
  why: 'what the host hands in may be of another realm, whose constructors compile',
  plugins: [reporter('code-by-request', `attempt('made', () => String(request.constructor.constructor('return 7')()))`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { made: 'EvalError' }),
}
