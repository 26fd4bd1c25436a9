import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { miscounter } from './_bytes.ts'

export const hazard: Hazard = {
  title: 'a body of a part of a byte',
  why: 'a count that is none',
  plugins: [miscounter('bytes-fraction', `3.5`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
