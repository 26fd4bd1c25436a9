import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'small bites without end',
  why: 'each entry stays below the limit of one',
  plugins: [rogue('small-bites',
    '() => new Promise(() => { setInterval(() => { const until = Date.now() + 20; while (Date.now() < until) {} }, 1) })',
    { limits: { cpuMs: 200, wallMs: 600 } })],
  codes: ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_TIMEOUT_CPU'],
}
