import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a batch that is cut',
  why: 'a decoder that is lenient reads it as something else than it is',
  plugins: [forger('cut', 'forge((id, text) => text.slice(0, -1))')],
  codes: ['HP_ERR_CRASH'],
}
