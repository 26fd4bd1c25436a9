import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'more timers than a plugin may have',
  why: 'each waits in the runtime, and wakes the cell',
  plugins: [rogue('timers', '() => { for (;;) setTimeout(() => {}, 1e6) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
