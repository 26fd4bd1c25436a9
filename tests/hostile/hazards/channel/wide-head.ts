import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a head of a million members',
  why: 'whoever goes through them is busy',
  plugins: [answerer('wide-head', `'{"status":200,"headers":[' + '["x-a",""],'.repeat(5e5) + '[]]}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
