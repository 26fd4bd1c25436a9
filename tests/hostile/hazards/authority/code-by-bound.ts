import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { compiler } from './_reports.ts'

export const hazard: Hazard = {
  title: 'code from text by the constructor of a bound function',
  why: 'V8 compiles whatever text such a constructor is given, in the realm it is of',
  plugins: [compiler('code-by-bound', '(() => 1).bind(null)')],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { called: 'EvalError', made: 'EvalError', twice: 'EvalError' }),
}
