import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a product of numbers, which no time limit interrupts',
  why: 'V8 multiplies in native code, and looks at nothing meanwhile',
  plugins: [rogue('bigint-product', '() => { let n = 3n ** 400000n; for (;;) n *= n }', { limits: { cpuMs: 300 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
