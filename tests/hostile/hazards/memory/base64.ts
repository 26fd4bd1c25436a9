import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'Base64 of long texts, kept',
  why: 'it is made outside the isolate',
  plugins: [rogue('base64', '() => { const kept = []; for (;;) kept.push(btoa("x".repeat(1 << 24))) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_CRASH'],
}
