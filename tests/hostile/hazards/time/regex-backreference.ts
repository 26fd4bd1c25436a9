import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a backreference in a regular expression that backtracks',
  why: 'backreferences keep V8 from its linear matcher',
  plugins: [rogue('regex-backreference', `() => new Response(String(/^(a*)*\\1b$/.test('a'.repeat(60))))`, { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
