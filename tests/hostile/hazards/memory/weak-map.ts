import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a WeakMap that grows',
  why: 'its table is the collector\'s own',
  plugins: [rogue('weak-map',
    '() => { const kept = new WeakMap(); const keys = []; for (;;) { const key = {}; keys.push(key); kept.set(key, key) } }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
