import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'copyWithin on an object of length 2^53',
  why: 'a built-in that moves each of them',
  plugins: [rogue('length-copy-within', '() => Array.prototype.copyWithin.call({ length: 2 ** 53 - 1 }, 1)', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
