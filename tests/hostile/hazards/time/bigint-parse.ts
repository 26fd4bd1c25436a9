import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a number of ten million digits',
  why: 'V8 parses in native code',
  plugins: [rogue('bigint-parse', '() => { for (;;) BigInt("9".repeat(10_000_000)) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
