import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a regular expression that backtracks',
  why: 'V8 matches in one go, and looks at the time only between its own steps',
  plugins: [rogue('regex', `() => new Response(String(/^(a+)+$/.test('a'.repeat(60) + 'b')))`, { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
