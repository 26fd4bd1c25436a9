import type { Hazard } from '../../_hazard.ts'
import { answerer } from './_forge.ts'

export const hazard: Hazard = {
  title: 'status 101',
  why: 'it would give the connection away',
  plugins: [answerer('status-101', `'{"status":101,"headers":[]}'`)],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
