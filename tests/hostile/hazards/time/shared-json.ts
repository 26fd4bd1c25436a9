import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an object whose JSON is a thousand million times itself',
  why: 'JSON has no references: what is shared is written again',
  plugins: [rogue('shared-json', '() => { let all = {}; for (let n = 0; n < 40; n++) all = { a: all, b: all }; return Response.json(all) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_MEMORY', 'HP_ERR_PLUGIN_THREW'],
}
