import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'finalizers and weak references',
  why: 'they would run plugin code in no call, when the collector likes',
  plugins: [rogue('finalizers', '() => Response.json([typeof FinalizationRegistry, typeof WeakRef])', { limits: { cpuMs: 200 } })],
  codes: ['answered'],
  check: ({ text }) => assert.match(text, /\["undefined","undefined"\]$/),
}
