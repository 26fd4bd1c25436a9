import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a type of message that there is not',
  why: 'types look up what is done',
  plugins: [forger('unknown-type', `forge((id) => say('constructor', id, 1, '-', '{}'))`)],
  codes: ['HP_ERR_CRASH'],
}
