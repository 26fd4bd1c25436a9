import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a `then` that loops',
  why: 'an answer is awaited, which calls its `then`',
  plugins: [rogue('then', '() => ({ get then() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
