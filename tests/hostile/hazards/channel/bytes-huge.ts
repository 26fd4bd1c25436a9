import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { miscounter } from './_bytes.ts'

export const hazard: Hazard = {
  title: 'a body of 2^53 bytes and more',
  why: 'their sum is no exact number any more',
  plugins: [miscounter('bytes-huge', `'9007199254740993'`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
