import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a stack captured on an object of the plugin\'s',
  why: 'captureStackTrace is V8\'s own, and looks at where it is asked for',
  plugins: [reporter('capture-stack-trace', `attempt('capture', () => { const target = {}; Error.captureStackTrace(target); return typeof target.stack })
attempt('from', () => { const target = {}; Error.captureStackTrace(target, setTimeout); return typeof target.stack })
attempt('frozen', () => Error.captureStackTrace(Object.freeze({})) ?? 'nothing')`)],
  codes: ['answered'],
  check: ({ body }) => assert.partialDeepStrictEqual(body, { capture: 'string', from: 'string' }),
}
