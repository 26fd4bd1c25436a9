import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a loop in a static block of a class',
  why: 'it runs when the class is defined, at load',
  plugins: [rogue('static-block',
    '() => new Response()',
    { before: 'class Late { static { for (const until = Date.now() + 60_000; Date.now() < until;) {} } }', limits: { cpuMs: 200, wallMs: 600 } })],
  alone: true,
  codes: ['HP_ERR_QUEUE_WAIT', 'HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_LOAD'],
}
