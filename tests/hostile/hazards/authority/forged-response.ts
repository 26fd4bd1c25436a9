import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'an object whose prototype is a Response\'s for an answer',
  why: '`instanceof` asks for the prototype alone',
  plugins: [reporter('forged-response', 'return Object.create(Response.prototype, { status: { value: 200 }, headers: { value: [] } })')],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW'],
}
