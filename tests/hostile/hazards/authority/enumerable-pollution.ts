import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'enumerable members on Object.prototype',
  why: 'whoever copies members by `for in` copies them',
  plugins: [reporter('enumerable-pollution', `Object.prototype.polluted = true
Object.prototype.toJSON = undefined
found.done = true`)],
  codes: ['answered', 'HP_ERR_PLUGIN_THREW'],
}
