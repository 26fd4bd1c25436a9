import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a division of long numbers',
  why: 'V8 divides in native code',
  plugins: [rogue('bigint-division', '() => { const n = 7n ** 3000000n; for (let by = 3n ** 1500000n; ; by++) if (n % by === 1n) break }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
