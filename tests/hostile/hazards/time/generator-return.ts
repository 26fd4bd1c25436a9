import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a generator that does not let itself be closed',
  why: 'leaving a loop calls `return`, which loops',
  plugins: [rogue('generator-return',
    '() => { for (const _ of { [Symbol.iterator]: () => ({ next: () => ({ done: false }), return() { while (true) {} } }) }) break }',
    { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
