import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a Map that grows',
  why: 'V8 ends the process where it cannot make the larger table',
  plugins: [rogue('map', '() => { const kept = new Map(); for (let n = 0; ; n++) kept.set(n, n) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
