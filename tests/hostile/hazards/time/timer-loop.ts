import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop in a timer of the call',
  why: 'timers are run by the cell, not by a call',
  plugins: [rogue('timer-loop', '() => new Promise(() => { setTimeout(() => { while (true) {} }, 1) })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
