import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'padding of half a thousand million letters',
  why: 'text is made flat where it is looked at',
  plugins: [rogue('padding',
    '() => { const kept = []; for (;;) { const text = "x".padEnd(2 ** 28); kept.push(text); text.charCodeAt(2 ** 27); encodeURIComponent(text) } }',
    { limits: { cpuMs: 10000, wallMs: 20000 } })],
  codes: ['HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_PLUGIN_THREW'],
}
