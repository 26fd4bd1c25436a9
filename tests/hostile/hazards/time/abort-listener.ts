import { setTimeout as pause } from 'node:timers/promises'
import assert from 'node:assert/strict'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a listener of the signal that loops when the call is cancelled',
  why: 'it runs when the host gives the call up, and nobody waits for it',
  plugins: [rogue('abort-listener', '(request, host, { signal }) => new Promise(() => { signal.addEventListener("abort", () => { while (true) {} }) })', { limits: { cpuMs: 200, wallMs: 400 } })],
  async drive(ground) {
    assert.equal((await ground.ask()).code, 'HP_ERR_TIMEOUT_WALL')
    await pause(1500)
    return ground.ask()
  },
  codes: ['HP_ERR_TIMEOUT_WALL'],
}
