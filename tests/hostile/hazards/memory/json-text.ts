import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'JSON of a text that grows sixfold when it is written',
  why: 'the result is V8\'s own until it is done',
  plugins: [rogue('json-text', '() => { const kept = []; for (;;) kept.push(JSON.stringify("\\u0001".repeat(2 ** 24))) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
