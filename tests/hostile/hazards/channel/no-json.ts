import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a head that is no JSON',
  why: 'the kernel parses it',
  plugins: [answerer('no-json', `'{'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
