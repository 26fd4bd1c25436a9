import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a call with sixty million arguments',
  why: 'they lie on the stack that all isolates of a cell share',
  plugins: [rogue('arguments', '() => Math.max(...new Array(2 ** 26).fill(1))', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
