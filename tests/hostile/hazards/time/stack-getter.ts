import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a getter `stack` of a thrown error that loops',
  why: 'whoever describes the error outside the limit hangs',
  plugins: [rogue('stack-getter', '() => { throw { get stack() { while (true) {} } } }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
