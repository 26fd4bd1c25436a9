import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a longer stack',
  why: 'below the plugin\'s frames are others\'',
  plugins: [reporter('stack-trace-limit', `attempt('set', () => { Error.stackTraceLimit = 1e9; return 'set' })
attempt('define', () => Object.defineProperty(Error, 'stackTraceLimit', { value: 1e9 }) && 'set')`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { set: 'TypeError', define: 'TypeError' }),
}
