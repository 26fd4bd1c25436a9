import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { miscounter } from './_bytes.ts'

export const hazard: Hazard = {
  title: 'a body whose count of bytes is a head line of its own',
  why: 'the count is written into a line',
  plugins: [miscounter('bytes-words', `'4 bytes\\nanswer 1 1 - 0'`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
