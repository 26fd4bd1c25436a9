import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'the upper case of a text of a hundred million letters',
  why: 'ICU writes it in native code, and it grows',
  plugins: [rogue('upper-case', '() => { const kept = []; for (;;) kept.push("\\u00df".repeat(2 ** 26).toUpperCase()) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
