import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a text split into 2^27 letters',
  why: 'the array is V8\'s own until it is done',
  plugins: [rogue('split', '() => "ab".repeat(2 ** 26).split("").length', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
