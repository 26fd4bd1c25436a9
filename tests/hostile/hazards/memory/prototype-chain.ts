import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a prototype of a prototype, a million deep',
  why: 'a look at a name goes through all of them',
  plugins: [rogue('prototype-chain', '() => { let one = {}; for (let n = 0; n < 1e5; n++) one = Object.create(one); for (;;) one[Math.random()] }', { limits: { cpuMs: 300 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY'],
}
