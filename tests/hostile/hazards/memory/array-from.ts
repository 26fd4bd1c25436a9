import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an array of four thousand million elements',
  why: 'it is asked for in one word',
  plugins: [rogue('array-from', '() => Array.from({ length: 2 ** 32 - 1 }, () => 1.5)', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
