import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a `then` on Object.prototype',
  why: 'each object that the runtime awaits or resolves with is a thenable now',
  plugins: [rogue('object-prototype-then', 'async () => { Object.prototype.then = function (resolve) { resolve({}) }; return new Response() }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
