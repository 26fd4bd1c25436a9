import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'Transfer-Encoding',
  why: 'it would smuggle a response',
  plugins: [answerer('transfer-encoding', `'{"status":200,"headers":[["transfer-encoding","chunked"]]}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
  check: ({ text }) => assert.doesNotMatch(text, /"transfer-encoding":/i),
}
