import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'the caller of a function, and its arguments',
  why: 'sloppy functions show who called them',
  plugins: [reporter('caller', `attempt('caller', () => String(setTimeout.caller))
attempt('arguments', () => String(fetch.arguments))
attempt('callee', () => (function () { return String(arguments.callee) })())`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { caller: 'TypeError', arguments: 'TypeError', callee: 'TypeError' }),
}
