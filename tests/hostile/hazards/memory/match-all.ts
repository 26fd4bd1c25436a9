import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'all matches of 2^26 letters',
  why: 'the array is V8\'s own until it is done',
  plugins: [rogue('match-all', '() => "a".repeat(2 ** 26).match(/a/g).length', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
