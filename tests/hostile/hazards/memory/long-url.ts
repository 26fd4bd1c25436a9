import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a URL of a hundred million characters',
  why: 'it is parsed outside the isolate',
  plugins: [rogue('long-url', '() => { for (;;) try { new URL("https://example.org/" + "a".repeat(1e8)) } catch {} }', { limits: { cpuMs: 300 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_CRASH'],
}
