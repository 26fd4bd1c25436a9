import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a body of bytes where none came',
  why: 'bytes are beside the text, and the text says how many there are',
  plugins: [forger('bytes-missing', `forge((id) => say('answer', id, 1, '-', '{"status":200,"headers":[]}', '\\u20ac\\ud800\\uffff', 'bytes'))`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
