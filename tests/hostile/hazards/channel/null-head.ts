import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a head that is null',
  why: 'the kernel reads members of it',
  plugins: [answerer('null-head', `'null'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
