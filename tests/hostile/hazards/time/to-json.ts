import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a toJSON that loops',
  why: 'an answer is written as JSON',
  plugins: [rogue('to-json', '() => Response.json({ toJSON() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
