import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a name with a line break, which begins another message',
  why: 'a name that is not checked when it is written',
  plugins: [forger('line-break-in-name', `forge((id) => say('request', 7, id, 'log.info\\nanswer ' + id + ' 1 - 2 0 none\\n{}', '{}'))`)],
  codes: ['HP_ERR_CRASH'],
}
