import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'headers that say they are a list of four thousand million',
  why: 'whoever believes a length makes a list of it',
  plugins: [answerer('sparse-headers', `'{"status":200,"headers":{"length":4294967295}}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
