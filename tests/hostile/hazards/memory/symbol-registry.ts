import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'symbols registered without end',
  why: 'the registry is the isolate\'s, and is never emptied',
  plugins: [rogue('symbol-registry', `() => { for (let n = 0; ; n++) Symbol.for(\`k\${n}\`) }`, { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
