import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a head that is a list',
  why: 'the kernel reads members of it',
  plugins: [answerer('list-head', `'[{"status":200}]'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
