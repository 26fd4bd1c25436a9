import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a promise that never settles',
  why: 'nothing runs, so no CPU limit ends it',
  plugins: [rogue('never-settles', '() => new Promise(() => {})', { limits: { cpuMs: 200, wallMs: 600 } })],
  codes: ['HP_ERR_TIMEOUT_WALL'],
}
