import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { miscounter } from './_bytes.ts'

export const hazard: Hazard = {
  title: 'a body of minus four bytes',
  why: 'the body would begin before its buffer',
  plugins: [miscounter('bytes-negative', `-4`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
