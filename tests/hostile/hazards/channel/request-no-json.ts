import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a capability call whose params are no JSON',
  why: 'the kernel parses them',
  plugins: [forger('request-no-json', `forge((id, text) => say('request', 7, id, 'log.info', '{') + text)`)],
  codes: ['answered'],
}
