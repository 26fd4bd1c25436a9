import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a head with a prototype',
  why: 'what merges it gets the prototype\'s members',
  plugins: [answerer('proto-head', `'{"__proto__":{"status":200,"polluted":true}}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
