import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop at the top of the module',
  why: 'loading is no call, and has limits of its own',
  plugins: [rogue('top-level-loop', '() => new Response()', { before: 'const until = Date.now() + 60_000; while (Date.now() < until) {}', limits: { cpuMs: 200, wallMs: 600 } })],
  alone: true,
  codes: ['HP_ERR_QUEUE_WAIT', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_LOAD'],
}
