import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { miscounter } from './_bytes.ts'

export const hazard: Hazard = {
  title: 'a body of more bytes than there are',
  why: 'what is behind them in memory would be sent along',
  plugins: [miscounter('bytes-beyond', `1_000_000`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
