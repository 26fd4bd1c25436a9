import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a fill of 2^26 elements',
  why: 'it is one native step, which no limit interrupts',
  plugins: [rogue('array-fill', '() => { const kept = []; for (;;) kept.push(new Array(2 ** 26).fill({})) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
