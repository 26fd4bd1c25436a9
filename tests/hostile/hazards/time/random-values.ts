import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'random values without end',
  why: 'they are made outside the isolate, where its clock stands',
  plugins: [rogue('random-values', '() => { for (const into = new Uint8Array(65_536); ;) crypto.getRandomValues(into) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_THREW'],
}
