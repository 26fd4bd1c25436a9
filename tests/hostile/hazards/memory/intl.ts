import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'formatters of ICU that are kept',
  why: 'ICU\'s memory is outside of what a heap limit counts',
  plugins: [rogue('intl',
    '() => { const kept = []; for (;;) kept.push(new Intl.DateTimeFormat("ar-u-ca-islamic", { dateStyle: "full", timeZone: "Asia/Tokyo" })) }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
