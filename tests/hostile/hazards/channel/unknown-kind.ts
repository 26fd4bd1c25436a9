import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a kind of body that there is not',
  why: 'kinds look up how a body is read',
  plugins: [forger('unknown-kind', `forge((id) => say('answer', id, 1, '-', '{"status":200}', 'x', 'toString'))`)],
  codes: ['HP_ERR_CRASH'],
}
