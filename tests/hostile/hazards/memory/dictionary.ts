import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an object with ever more names',
  why: 'V8 ends the process where it cannot make the larger dictionary',
  plugins: [rogue('dictionary', `() => { const kept = {}; for (let n = 0; ; n++) kept[\`k\${n}\`] = n }`, { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
