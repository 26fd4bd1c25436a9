import type { Hazard } from '../../_hazard.ts'
import { forger } from './_forge.ts'

export const hazard: Hazard = {
  title: 'what only the kernel says',
  why: 'a message that is taken for the kernel\'s own',
  plugins: [forger('kernel-words', `forge((id) => say('call', id, 0, 'route.attack', '{}') + say('cancel', id, 0, '-', '') + say('reply', id, 1, '-', '{}'))`, { limits: { wallMs: 500 } })],
  codes: ['HP_ERR_TIMEOUT_WALL'],
}
