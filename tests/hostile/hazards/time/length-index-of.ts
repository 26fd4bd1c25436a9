import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'Array.prototype.indexOf on an object of length 2^53',
  why: 'a built-in that goes through all of them in native code',
  plugins: [rogue('length-index-of', '() => Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY'],
}
