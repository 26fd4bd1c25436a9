import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error whose name cannot be made text',
  why: 'the kernel reads it where nobody catches',
  plugins: [failer('error-no-text', `'{"name":{"toString":1,"valueOf":1},"message":{"toString":1,"valueOf":1}}'`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
