import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a capability call whose params have a prototype',
  why: 'what merges them gets the prototype\'s members',
  plugins: [forger('request-proto', `forge((id, text) => say('request', 7, id, 'log.info', '{"message":"x","__proto__":{"polluted":true}}') + text)`)],
  codes: ['answered'],
}
