import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a head line without end',
  why: 'a decoder that looks for the end reads all of it',
  plugins: [forger('endless-head', `forge(() => 'answer '.repeat(1e5))`)],
  codes: ['HP_ERR_CRASH'],
}
