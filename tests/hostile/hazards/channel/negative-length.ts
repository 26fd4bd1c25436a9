import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a negative length',
  why: 'a decoder that goes backwards never ends',
  plugins: [forger('negative-length', `forge((id) => 'answer ' + id + ' 1 - -2 0 none\\n{}')`)],
  codes: ['HP_ERR_CRASH'],
}
