import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an answer of 100 MB of bytes',
  why: 'it is copied by cell and kernel',
  plugins: [rogue('large-bytes', '() => new Response(new Uint8Array(100_000_000))', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_ANSWER', 'HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
