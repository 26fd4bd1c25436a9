import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'buffers outside the heap',
  why: 'a heap limit does not count them',
  plugins: [rogue('buffers', '() => { const kept = []; for (;;) kept.push(new Uint8Array(1 << 20).fill(1)) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
