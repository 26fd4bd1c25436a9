import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'URLs without end',
  why: 'they are parsed outside the isolate, where its clock stands',
  plugins: [rogue('urls', '() => { for (;;) new URL("https://example.org/" + "a/../".repeat(1000)) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
