import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a sort of an object of length 2^32',
  why: 'a built-in that collects before it compares: V8 ends the process',
  plugins: [rogue('length-sort', '() => Array.prototype.sort.call({ length: 2 ** 32 }, () => 0)', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_CRASH'],
}
