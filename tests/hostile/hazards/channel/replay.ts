import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an answer that is said again and again',
  why: 'a second answer would be one to nobody, or to the next call',
  plugins: [forger('replay', `forge((id, text) => text + text + say('answer', id, 0, '-', '{}'))`)],
  codes: ['answered'],
}
