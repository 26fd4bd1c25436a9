import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'an answer after the call is over',
  why: 'the next call would get it',
  plugins: [forger('late-answer', `forge((id, text) => { setTimeout(() => forge(() => text), 700); return '' })`, { limits: { wallMs: 500 } })],
  codes: ['HP_ERR_TIMEOUT_WALL'],
}
