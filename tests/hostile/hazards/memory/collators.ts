import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'collators of ICU that are kept',
  why: 'ICU\'s memory is outside of what a heap limit counts',
  plugins: [rogue('collators',
    '() => { const kept = []; for (;;) { const one = new Intl.Collator("de-u-co-phonebk"); one.compare("a", "b"); kept.push(one) } }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
