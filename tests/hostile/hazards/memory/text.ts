import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'text that doubles and is made flat',
  why: 'text is outside of what a heap limit counts, until it is copied',
  plugins: [rogue('text', '() => { let text = "x"; for (;;) { text += text; Number(text) } }', { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY'],
}
