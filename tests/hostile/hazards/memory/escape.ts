import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a text whose escaped form is thrice as long',
  why: 'native code writes it',
  plugins: [rogue('escape', '() => { const kept = []; for (;;) kept.push(encodeURIComponent("\\u20ac".repeat(2 ** 22))) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
