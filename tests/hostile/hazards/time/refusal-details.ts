import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'details of a refusal whose toJSON loops',
  why: 'details are written as JSON when the plugin\'s handler is over',
  plugins: [rogue('refusal-details', '() => { throw { refusal: true, status: 400, code: "T_LOOP", details: { toJSON() { while (true) {} } } } }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
