import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error that is null',
  why: 'the kernel reads it where nobody catches',
  plugins: [failer('error-null', `'null'`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
