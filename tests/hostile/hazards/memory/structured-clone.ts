import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a structured clone of an object nested a million deep',
  why: 'whoever copies by recursion ends the stack',
  plugins: [rogue('structured-clone',
    '() => { let all = {}; for (let n = 0; n < 1e6; n++) all = { all }; return Response.json(structuredClone(all) === null) }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY'],
}
