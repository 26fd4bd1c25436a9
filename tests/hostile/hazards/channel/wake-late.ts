import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a time to wake beyond any clock',
  why: 'a timer of too many milliseconds fires at once',
  plugins: [forger('wake-late', 'setTimeout(() => {}, 1e6); Math.max = () => 1e300')],
  codes: ['answered'],
}
