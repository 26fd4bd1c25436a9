import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'long texts encoded to bytes',
  why: 'encoding allocates thrice the text',
  plugins: [rogue('encoded-text', '() => { const kept = []; for (;;) kept.push(new TextEncoder().encode("\\u20ac".repeat(1 << 22))) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
