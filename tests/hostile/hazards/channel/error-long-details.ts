import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error with more details than a plugin may give',
  why: 'details are shown to the caller',
  plugins: [failer('error-long-details', `'{"refusal":true,"code":"X","details":"' + 'd'.repeat(1e6) + '"}'`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
