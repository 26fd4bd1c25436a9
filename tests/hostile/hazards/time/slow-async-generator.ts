import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an async generator that takes a timer a step',
  why: 'no entry is long, and there is always another',
  plugins: [rogue('slow-async-generator',
    'async () => { for await (const _ of (async function* () { for (;;) yield await new Promise((go) => setTimeout(go, 1)) })()) {} }',
    { limits: { cpuMs: 400, wallMs: 600 } })],
  codes: ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_TIMEOUT_CPU'],
}
