import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an error made at each step of a recursion without end',
  why: 'each stack trace is as long as it may be',
  plugins: [rogue('error-in-recursion', '() => { const again = () => { new Error("x").stack; return again() + 1 }; return again() }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_TIMEOUT_CPU'],
}
