import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'code from text by what the refusing constructor inherits from',
  why: 'who replaced one constructor may have forgotten its parent',
  plugins: [reporter('code-by-parent', `attempt('parent', () => String(Object.getPrototypeOf((async () => {}).constructor)('return 7')))
attempt('species', () => String((async () => {}).constructor[Symbol.species]?.('return 7')))`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { parent: 'undefined', species: 'undefined' }),
}
