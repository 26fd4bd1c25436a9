import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an id with a fraction',
  why: 'ids look up calls',
  plugins: [forger('fractional-id', `forge((id) => say('answer', id + '.5', 1, '-', '{}'))`)],
  codes: ['HP_ERR_CRASH'],
}
