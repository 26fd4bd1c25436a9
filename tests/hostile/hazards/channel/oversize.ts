import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a batch of thirty million characters',
  why: 'the kernel holds it in memory',
  plugins: [forger('oversize', `forge((id) => say('answer', id, 1, '-', '{"status":200,"pad":"' + 'x'.repeat(3e7) + '"}'))`)],
  codes: ['answered', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_MEMORY', 'HP_ERR_CRASH'],
}
