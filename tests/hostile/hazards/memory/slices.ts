import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'copies of a buffer without end',
  why: 'copies are made in native code',
  plugins: [rogue('slices', '() => { const kept = []; const one = new Uint8Array(1 << 22).fill(7); for (;;) kept.push(one.buffer.slice(0)) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
