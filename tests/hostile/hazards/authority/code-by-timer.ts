import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'text for a timer\'s callback',
  why: 'browsers compile it',
  plugins: [reporter('code-by-timer', `attempt('timeout', () => setTimeout('globalThis.ran = 1', 0))
attempt('interval', () => setInterval('globalThis.ran = 1', 0))
await new Promise((go) => setTimeout(go, 20))
found.ran = 'ran' in globalThis`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { timeout: 'TypeError', interval: 'TypeError', ran: false }),
}
