import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'JSON of one text of half a thousand million characters',
  why: 'V8 ends the process where a text does not fit',
  plugins: [rogue('json-parse-text', `() => Response.json(JSON.parse(\`"\${"\\\\u0041".repeat(2 ** 26)}"\`).length)`, { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
