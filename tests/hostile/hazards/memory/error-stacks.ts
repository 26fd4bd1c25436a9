import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'errors that are kept',
  why: 'each keeps its stack, text and frames',
  plugins: [rogue('error-stacks', '() => { const kept = []; for (;;) { const error = new Error("x"); error.stack; kept.push(error) } }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
