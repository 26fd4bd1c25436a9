import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a header of 20 MB',
  why: 'heads are parsed by the kernel',
  plugins: [rogue('large-header', '() => new Response(null, { headers: { "x-long": "y".repeat(20_000_000) } })', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_ANSWER', 'HP_ERR_MEMORY'],
}
