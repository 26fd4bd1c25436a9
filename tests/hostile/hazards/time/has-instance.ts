import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a Symbol.hasInstance of Response that loops',
  why: 'the runtime asks `instanceof Response` of each answer',
  plugins: [rogue('has-instance', '() => { Object.defineProperty(Response, Symbol.hasInstance, { value() { while (true) {} } }); return new Response() }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_THREW'],
}
