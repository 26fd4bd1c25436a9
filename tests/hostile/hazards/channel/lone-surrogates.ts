import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a body of text that is no Unicode',
  why: 'lengths are code units, and UTF-8 has no halves of pairs',
  plugins: [forger('lone-surrogates', `forge((id) => say('answer', id, 1, '-', '{"status":200,"headers":[]}', 'a\\ud800\\ud800b', 'text'))`)],
  codes: ['answered', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_CRASH'],
}
