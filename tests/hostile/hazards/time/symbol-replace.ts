import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a Symbol.replace that a built-in calls without end',
  why: 'built-ins call what a plugin put into a regular expression',
  plugins: [rogue('symbol-replace', '() => "a".replace({ [Symbol.replace]() { while (true) {} } }, "")', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
