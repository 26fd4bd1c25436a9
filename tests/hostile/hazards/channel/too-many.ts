import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'more messages than a batch may have',
  why: 'each costs the kernel',
  plugins: [forger('too-many', `forge(() => say('answer', 1, 1, '-', '').repeat(20000))`)],
  codes: ['HP_ERR_CRASH'],
}
