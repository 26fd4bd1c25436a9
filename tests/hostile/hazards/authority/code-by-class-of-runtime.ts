import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { compiler } from './_reports.ts'

export const hazard: Hazard = {
  title: 'code from text by the constructor of a method of a class of the runtime',
  why: 'V8 compiles whatever text such a constructor is given, in the realm it is of',
  plugins: [compiler('code-by-class-of-runtime', 'Headers.prototype.get')],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { called: 'EvalError', made: 'EvalError', twice: 'EvalError' }),
}
