import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a top-level await that never settles',
  why: 'a module that is never loaded, and never fails',
  plugins: [rogue('top-level-await', '() => new Response()', { before: 'await new Promise(() => {})', limits: { cpuMs: 200, wallMs: 600 } })],
  alone: true,
  codes: ['HP_ERR_PLUGIN_LOAD', 'HP_ERR_TIMEOUT_WALL'],
}
