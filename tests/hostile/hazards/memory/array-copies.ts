import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'copies of an array without end',
  why: 'V8 ends the process where a copy does not fit',
  plugins: [rogue('array-copies', '() => { const kept = []; const one = new Array(1 << 20).fill(1.5); for (;;) kept.push(one.slice()) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
