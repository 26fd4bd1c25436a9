import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'JSON nested ten million deep',
  why: 'whoever reads it by recursion ends the stack',
  plugins: [rogue('json-parse-deep', '() => Response.json(JSON.parse("[".repeat(1e7) + "]".repeat(1e7)).length)', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
