import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a capability call whose params are nested deep',
  why: 'whoever validates by recursion ends the stack',
  plugins: [forger('request-deep', `forge((id, text) => say('request', 7, id, 'log.info', '['.repeat(1e6) + ']'.repeat(1e6)) + text)`)],
  codes: ['answered'],
}
