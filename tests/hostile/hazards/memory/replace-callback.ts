import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'String.replace with a function, once for each of 2^26 letters',
  why: 'V8 collects all matches first',
  plugins: [rogue('replace-callback', '() => "a".repeat(2 ** 26).replace(/a/g, () => "b").length', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
