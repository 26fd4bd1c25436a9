import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop after a top-level await',
  why: 'it runs when nobody waits for the module any more',
  plugins: [rogue('top-level-await-loop', '() => new Response()', { before: `await 0
while (true) {}`, limits: { cpuMs: 200, wallMs: 600 } })],
  alone: true,
  codes: ['HP_ERR_QUEUE_WAIT', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_LOAD'],
}
