import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'arrays that grow',
  why: 'the heap of one plugin is a part of one process',
  plugins: [rogue('arrays', '() => { const kept = []; for (;;) kept.push(new Array(1000).fill(1)) }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
