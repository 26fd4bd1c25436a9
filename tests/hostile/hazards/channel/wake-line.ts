import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'another line in place of the time to wake',
  why: 'the time and the batch are parted by a line break',
  plugins: [forger('wake-line', `setTimeout(() => {}, 1e6); Math.max = () => '5\\nrubbish'`)],
  codes: ['HP_ERR_CRASH'],
}
