import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error with details nested deep',
  why: 'JSON is read at any depth, and written by recursion',
  plugins: [failer('error-deep-details', `'{"refusal":true,"code":"X","details":' + '['.repeat(1e6) + ']'.repeat(1e6) + '}'`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
