import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a bound function of a bound function, a million deep',
  why: 'a call goes through all of them',
  plugins: [rogue('bound-chain',
    '() => { let one = () => 1; for (let n = 0; n < 1e6; n++) one = one.bind(null); return Response.json(one()) }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_CPU'],
}
