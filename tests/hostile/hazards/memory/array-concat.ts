import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an array that is joined to itself',
  why: 'V8 ends the process where the result does not fit',
  plugins: [rogue('array-concat', '() => { let all = new Array(1 << 16).fill({}); for (;;) all = all.concat(all) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
