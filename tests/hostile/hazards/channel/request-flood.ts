import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'ten thousand capability calls in one batch',
  why: 'each waits in the kernel',
  plugins: [forger('request-flood',
    `forge((id, text) => Array.from({ length: 10_000 }, (_, n) => say('request', n + 10, id, 'log.info', '{"message":"x"}')).reduce((a, b) => a + b) + text)`)],
  codes: ['answered', 'HP_ERR_CRASH'],
}
