import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'Atomics.wait on shared memory',
  why: 'it would stop the thread of all isolates in the cell',
  plugins: [rogue('waiting', '() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
