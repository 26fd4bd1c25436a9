import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a capability whose name is a member of every object',
  why: 'names look up methods',
  plugins: [forger('request-unknown',
    `forge((id, text) => ['constructor', '__proto__', 'storage.__proto__', 'toString'].map((name) => say('request', 7, id, name, '{}')).reduce((a, b) => a + b) + text)`)],
  codes: ['answered'],
}
