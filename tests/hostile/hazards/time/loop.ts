import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop without end',
  why: 'the plainest way to keep a thread',
  plugins: [rogue('loop', '() => { while (true) {} }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
