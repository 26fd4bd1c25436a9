import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'megabytes of answers to nobody, one frame after another',
  why: 'the kernel decodes each, and does nothing else meanwhile',
  plugins: [forger('unknown-answers-flood', `
const many = say('answer', 999999, 1, '-', 'x'.repeat(1e7))
setInterval(() => utter(() => many), 1)
return new Promise(() => {})`, { limits: { wallMs: 3000 } })],
  codes: ['HP_ERR_TIMEOUT_WALL', 'HP_ERR_MEMORY', 'HP_ERR_CRASH', 'HP_ERR_TIMEOUT_CPU'],
}
