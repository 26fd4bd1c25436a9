import assert from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop that begins after the answer',
  why: 'no call is there any more whose limit would end it, and the next one would be blamed',
  plugins: [rogue('detached-loop', '() => { setTimeout(() => { while (true) {} }, 30); return new Response() }', { limits: { cpuMs: 200 } })],
  async drive(ground) {
    assert.equal((await ground.ask()).status, 200)
    await pause(1500)
    return ground.ask()
  },
  codes: ['answered'],
}
