import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'blobs that are put together of each other',
  why: 'each holds what it was made of',
  plugins: [rogue('blobs', '() => { let one = new Blob(["x".repeat(1 << 16)]); for (;;) one = new Blob([one, one]) }', { limits: { cpuMs: 5000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
