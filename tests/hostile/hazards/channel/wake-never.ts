import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a time to wake that is none',
  why: 'the cell makes a number of it',
  plugins: [forger('wake-never', `Math.max = () => ({ toString: () => '-1e999' })`)],
  codes: ['answered'],
}
