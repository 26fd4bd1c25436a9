import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an array nested a million deep, made flat',
  why: 'V8 recurses in native code',
  plugins: [rogue('flat', '() => { let all = []; for (let n = 0; n < 1e6; n++) all = [all]; return Response.json(all.flat(Infinity)) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
