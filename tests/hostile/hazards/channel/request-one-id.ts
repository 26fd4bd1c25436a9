import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a thousand capability calls with one id',
  why: 'whoever keeps them by id loses count',
  plugins: [forger('request-one-id', `forge((id, text) => say('request', 7, id, 'log.info', '{"message":"x"}').repeat(1000) + text)`)],
  codes: ['answered'],
}
