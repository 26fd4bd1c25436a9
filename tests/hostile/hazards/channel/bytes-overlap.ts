import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'two answers that claim the same bytes, one of them to a call of nobody',
  why: 'a body is a part of one piece: its place is counted from those before it',
  plugins: [forger('bytes-overlap', `forge((id) => say('answer', 1e9, 1, '-', '{"status":200,"headers":[]}', 'xxxx', 'bytes'))
return new Response(new Uint8Array([1, 2, 3, 4]))`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
