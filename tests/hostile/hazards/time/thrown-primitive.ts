import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a thrown object whose conversion to text loops',
  why: 'an error handler that makes text of what it caught',
  plugins: [rogue('thrown-primitive', '() => { throw { [Symbol.toPrimitive]() { while (true) {} }, toString() { while (true) {} } } }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU', 'HP_ERR_PLUGIN_THREW'],
}
