import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an answer of seventeen megabytes, past the runtime\'s own bound',
  why: 'the kernel holds an answer whole before it is sent',
  plugins: [rogue('huge-body', `() => answerAs('{"status":200,"headers":[]}', 'x'.repeat(17_000_000), 'text')`, { before: FORGE, limits: { memoryMb: 128 } })],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
