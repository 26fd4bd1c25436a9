import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a length that is no plain number',
  why: 'a decoder that is lenient reads it as something else than it is',
  plugins: [forger('length-in-exponents', `forge((id) => 'answer ' + id + ' 1 - 1e1 0 none\\n{}')`)],
  codes: ['HP_ERR_CRASH'],
}
