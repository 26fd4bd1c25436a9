import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'one array that grows',
  why: 'each step copies it, and both are there meanwhile',
  plugins: [rogue('one-array', '() => { const kept = []; for (;;) kept.push(1.5) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
