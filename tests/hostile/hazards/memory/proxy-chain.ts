import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a proxy of a proxy, a million deep',
  why: 'each look goes through all of them by recursion',
  plugins: [rogue('proxy-chain',
    '() => { let one = {}; for (let n = 0; n < 1e6; n++) one = new Proxy(one, {}); return Response.json(one.x ?? null) }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
