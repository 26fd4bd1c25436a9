import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a status that is no number JSON can hold',
  why: 'a check that compares is passed by what compares with nothing',
  plugins: [answerer('huge-number', `'{"status":1e999}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
