import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'lengths whose sum is beyond what a number holds exactly',
  why: 'a sum that wraps or rounds passes a check of its parts',
  plugins: [forger('length-overflow', `forge((id) => 'answer ' + id + ' 1 - 999999999999999 999999999999999 none\\n{}')`)],
  codes: ['HP_ERR_CRASH'],
}
