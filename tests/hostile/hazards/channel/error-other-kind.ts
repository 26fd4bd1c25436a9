import type { Hazard } from '../../_hazard.ts'
import { failer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an error with a stack of another kind and size',
  why: 'errors are logged and shown',
  plugins: [failer('error-other-kind', `'{"stack":["' + 's'.repeat(1e6) + '"]}'`)],
  codes: ['HP_ERR_PLUGIN_THREW'],
}
