import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a head nested deep',
  why: 'whoever reads it by recursion ends the stack',
  plugins: [answerer('deep-head', `'['.repeat(1e6) + ']'.repeat(1e6)`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
