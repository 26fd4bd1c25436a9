import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an answer of 17 MB',
  why: 'it is copied by cell and kernel',
  plugins: [rogue('large-answer', '() => new Response("x".repeat(17_000_000))', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_ANSWER', 'HP_ERR_MEMORY'],
}
