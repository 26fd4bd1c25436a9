import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'bytes that no message claims, behind an answer that claims none',
  why: 'they would be held, or taken for the body of what comes next',
  plugins: [forger('bytes-unclaimed', `const bytes = new Response(new Uint8Array(9))
JSON.stringify = () => ({ length: 2, toString: () => { JSON.stringify = stringify; return '{}' } })
let asked = 0
Object.defineProperty(Object.getPrototypeOf(Uint8Array.prototype), 'length', { configurable: true, get: () => { if (asked++ > 0) return 9; return '0 none\\n' + stringify({}) + honest(state.call) + say('answer', 1e9, 1, '-', '{}') + 'answer 1000000001 1 - 0 0 none\\nanswer 1000000002 1 - 2 0' } })
return bytes`)],
  codes: ['HP_ERR_CRASH'],
  check: ({ text }) => assert.match(text, /it sent something that is not a batch/),
}
