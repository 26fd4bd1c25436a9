import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'String.replaceAll past the sizes of V8',
  why: 'V8 ends the process where the result does not fit',
  plugins: [rogue('replace-all', '() => "a".repeat(2 ** 26).replaceAll("a", "bbbbbbbb").length', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
