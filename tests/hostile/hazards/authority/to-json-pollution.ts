import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a toJSON on Object.prototype',
  why: 'whoever writes JSON writes what it says',
  plugins: [reporter('to-json-pollution', `Object.prototype.toJSON = function () { return { status: 200, headers: [['set-cookie', 'a=b']], refusal: true, code: 'HP_ERR_TIER' } }
found.done = true`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
  check: ({ text }) => assert.doesNotMatch(text, /"set-cookie":/i),
}
