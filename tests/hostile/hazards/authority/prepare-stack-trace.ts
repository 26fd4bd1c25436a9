import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a formatter of stacks',
  why: 'V8 hands it call sites, and through them receivers',
  plugins: [reporter('prepare-stack-trace', `attempt('set', () => { Error.prepareStackTrace = (_, sites) => sites; return 'set' })
attempt('define', () => Object.defineProperty(Error, 'prepareStackTrace', { value: (_, sites) => sites }) && 'set')
attempt('own', () => typeof new (class extends Error { static prepareStackTrace(_, sites) { return sites } })('x').stack)
attempt('global', () => { globalThis.prepareStackTrace = (_, sites) => sites; return typeof new Error('x').stack })`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { set: 'TypeError', define: 'TypeError', own: 'string', global: 'string' }),
}
