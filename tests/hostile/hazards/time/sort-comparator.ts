import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a comparison that never makes up its mind',
  why: 'a sort calls it as often as it likes',
  plugins: [rogue('sort-comparator',
    '() => { const many = Array.from({ length: 1 << 14 }, () => Math.random()); for (;;) many.sort(() => Math.random() - 0.5) }',
    { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
