import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a lookbehind that backtracks',
  why: 'another matcher of V8\'s than the one that reads forwards',
  plugins: [rogue('regex-lookbehind', `() => new Response(String(/(?<=^(a+)+)b$/.test('c' + 'a'.repeat(60) + 'b')))`, { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
