import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'promises that are kept',
  why: 'each is small, and native',
  plugins: [rogue('promises', '() => { const kept = []; for (;;) kept.push(new Promise(() => {})) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
