import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'JSON of an object nested a million deep',
  why: 'V8 writes it by recursion',
  plugins: [rogue('json-deep', '() => { let all = {}; for (let n = 0; n < 1e6; n++) all = { all }; return Response.json(JSON.stringify(all).length) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'answered'],
}
