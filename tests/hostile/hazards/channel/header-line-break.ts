import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a header with a line break',
  why: 'it would be another header, or another response',
  plugins: [answerer('header-line-break', `'{"status":200,"headers":[["x-a","b\\\\r\\\\nset-cookie: a=b"]]}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
  check: ({ text }) => assert.doesNotMatch(text, /"set-cookie":/i),
}
