import type { Hazard } from '../../_hazard.ts'
import { reporter } from './_reports.ts'

export const hazard: Hazard = {
  title: 'what a call leaves in the global scope, looked for by a plugin of another publisher',
  why: 'they may share a process',
  plugins: [reporter('sibling-globals', `globalThis.left = 'a secret'
found.done = true`)],
  codes: ['answered'],
}
