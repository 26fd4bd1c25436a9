import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'String.replace past the sizes of V8',
  why: 'V8 ends the process where the result does not fit',
  plugins: [rogue('replace', '() => "a".repeat(2 ** 27).replace(/a/g, "bbbbbbbb").length', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
