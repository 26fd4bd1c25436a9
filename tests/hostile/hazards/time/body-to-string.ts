import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a body whose conversion to text loops',
  why: 'a body is made text when the answer is taken',
  plugins: [rogue('body-to-string', '() => new Response({ toString() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
