import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'a body of bytes that are none',
  why: 'bytes travel as one code unit each',
  plugins: [forger('bytes-beyond-bytes', `forge((id) => say('answer', id, 1, '-', '{"status":200,"headers":[]}', '\\u20ac\\ud800\\uffff', 'bytes'))`)],
  codes: ['answered', 'HP_ERR_PLUGIN_ANSWER', 'HP_ERR_CRASH'],
}
