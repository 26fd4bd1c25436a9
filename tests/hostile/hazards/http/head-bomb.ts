import { FORGE } from '../../_forge.ts'
import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'an answer whose head is megabytes of tiny values, and an error that is',
  why: 'the kernel parses a head, and what was thrown, on its one thread, before it looks at either',
  plugins: [rogue('head-bomb', `() => answerAs('{"status":200,"headers":[],"a":[' + '{},'.repeat(2500000) + '1]}')`, { before: FORGE, limits: { memoryMb: 128 } })],
  codes: ['HP_ERR_PLUGIN_ANSWER'],
}
