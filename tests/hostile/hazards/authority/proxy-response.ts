import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'a Proxy of a Response for an answer',
  why: 'the runtime reads it by names, and by what only a Response has',
  plugins: [reporter('proxy-response', `return new Proxy(new Response('x'), {})`)],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW'],
}
