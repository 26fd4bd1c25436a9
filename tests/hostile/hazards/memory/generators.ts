import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'generators that are kept',
  why: 'each has a stack frame of its own',
  plugins: [rogue('generators', '() => { const kept = []; for (;;) { const one = (function* () { yield 1 })(); one.next(); kept.push(one) } }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
