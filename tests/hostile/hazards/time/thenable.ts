import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a `then` that never calls back',
  why: 'an answer that is awaited for ever',
  plugins: [rogue('thenable', '() => ({ then() {} })', { limits: { cpuMs: 200, wallMs: 600 } })],
  codes: ['HP_ERR_TIMEOUT_WALL'],
}
