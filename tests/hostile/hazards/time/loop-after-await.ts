import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop after an await',
  why: 'isolated-vm limits only the synchronous part of an entry',
  plugins: [rogue('loop-after-await', 'async () => { await 0; while (true) {} }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
