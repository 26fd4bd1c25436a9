import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error with details nested deep, and short',
  why: 'a bound on size alone lets it pass',
  plugins: [failer('error-deep-short-details', `'{"refusal":true,"code":"X","details":' + '['.repeat(8000) + ']'.repeat(8000) + '}'`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
