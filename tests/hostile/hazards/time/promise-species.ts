import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a promise whose Symbol.species loops',
  why: 'awaiting a subclass of Promise calls into it',
  plugins: [rogue('promise-species', '() => { class Mine extends Promise { static get [Symbol.species]() { while (true) {} } } return new Mine(() => {}) }', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
