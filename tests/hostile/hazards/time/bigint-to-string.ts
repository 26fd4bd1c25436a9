import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'the decimal digits of a number of millions of bits',
  why: 'V8 converts in native code',
  plugins: [rogue('bigint-to-string', '() => { for (;;) String(3n ** 8000000n) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
