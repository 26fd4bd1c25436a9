import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'JSON of very many objects',
  why: 'parsing is one native step, which no limit interrupts',
  plugins: [rogue('json-parse', `() => Response.json(JSON.parse(\`[\${"{},".repeat(8e6)}{}]\`).length)`, { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
