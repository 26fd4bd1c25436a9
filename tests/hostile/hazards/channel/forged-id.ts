import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an id that is no number of a call',
  why: 'ids look up calls',
  plugins: [forger('forged-id', `forge(() => say('answer', '__proto__', 1, '-', '{}'))`)],
  codes: ['HP_ERR_CRASH'],
}
