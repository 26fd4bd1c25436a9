import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a length beyond the end',
  why: 'a decoder that is lenient reads it as something else than it is',
  plugins: [forger('length-beyond-end', `forge((id) => 'answer ' + id + ' 1 - 999 0 none\\n{}')`)],
  codes: ['HP_ERR_CRASH'],
}
