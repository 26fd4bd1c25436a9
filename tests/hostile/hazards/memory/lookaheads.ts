import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'lookaheads nested a hundred thousand deep',
  why: 'V8 compiles by recursion, and ends the process where its zone is full',
  plugins: [rogue('lookaheads', '() => new RegExp("(?=".repeat(1e5) + ")".repeat(1e5)).test("a")', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
