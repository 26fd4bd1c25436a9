import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error that says that there is no handler',
  why: 'it is what the runtime says where there is none',
  plugins: [failer('error-missing', `'{"missing":true}'`)],
  codes: ['HP_ERR_HANDLER_MISSING'],
}
