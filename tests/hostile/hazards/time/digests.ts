import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'digests without end',
  why: 'they are made outside the isolate, where its clock stands',
  plugins: [rogue('digests', 'async () => { for (const data = new Uint8Array(1 << 20); ;) await crypto.subtle.digest("SHA-512", data) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
