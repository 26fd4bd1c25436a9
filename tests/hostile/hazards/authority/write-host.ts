import assert from 'node:assert/strict'
import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a write to what the host hands in',
  why: 'the next call would get what a plugin put there',
  plugins: [reporter('write-host', `attempt('prototype', () => Object.getPrototypeOf(host) === null)
attempt('host', () => { host.storage = { get: () => 1 }; return 'written' })
attempt('context', () => { context.tenant = 'other'; return 'written' })
attempt('define', () => Object.defineProperty(context, 'principal', { value: { roles: ['admin'] } }) && 'written')`)],
  codes: ['answered'],
  check: ({ body }) => assert.deepEqual(body, { prototype: true, host: 'TypeError', context: 'TypeError', define: 'TypeError' }),
}
