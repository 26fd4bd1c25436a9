import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a reviver and a replacer that are handed more than data',
  why: 'callbacks of built-ins get receivers',
  plugins: [reporter('code-by-json', `attempt('reviver', () => JSON.parse('1', function () { return Object.keys(this).join() }))
attempt('replacer', () => JSON.stringify(1, function () { return typeof this.constructor.constructor.constructor('return 7') }))`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { reviver: '', replacer: 'EvalError' }),
}
