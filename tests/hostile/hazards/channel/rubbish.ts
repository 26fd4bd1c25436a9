import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'what is no batch',
  why: 'the kernel parses what it is sent',
  plugins: [forger('rubbish', `forge(() => 'rubbish')`)],
  codes: ['HP_ERR_CRASH'],
}
