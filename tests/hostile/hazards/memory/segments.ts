import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'segments of long texts by ICU',
  why: 'ICU copies the text',
  plugins: [rogue('segments',
    '() => { const text = "ab ".repeat(1 << 20); const kept = []; for (;;) kept.push([...Array(8)].map(() => new Intl.Segmenter("th", { granularity: "word" }).segment(text)[Symbol.iterator]())) }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
