import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'headers whose parts are no text',
  why: 'whoever makes text of them calls into them',
  plugins: [answerer('header-objects', `'{"status":200,"headers":[[{"toString":1},{"toJSON":1}]]}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
