import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'the normal form of a text of a hundred million characters',
  why: 'ICU does it in native code',
  plugins: [rogue('normalize', '() => { for (;;) "\\u1e9b\\u0323".repeat(2 ** 22).normalize("NFKD").length }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
