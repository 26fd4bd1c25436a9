import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'timers that are due after the end of any clock',
  why: 'a timer of too many milliseconds fires at once, again and again',
  plugins: [rogue('late-timers', '() => { for (const late of [2 ** 31, 2 ** 40, 1e300, Infinity, NaN, -1, "1e99"]) setTimeout(() => {}, late); return new Response() }')],
  codes: ['answered'],
}
