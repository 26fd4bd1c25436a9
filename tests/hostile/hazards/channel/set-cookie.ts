import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'Set-Cookie',
  why: 'it would log people out or in',
  plugins: [answerer('set-cookie', `'{"status":200,"headers":[["set-cookie","session=1"]]}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
  check: ({ text }) => assert.doesNotMatch(text, /"set-cookie":/i),
}
