import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a regular expression of ten million groups',
  why: 'V8 ends the process where its zone is full',
  plugins: [rogue('regex-groups', '() => new RegExp("(a)".repeat(1e7)).test("a")', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
