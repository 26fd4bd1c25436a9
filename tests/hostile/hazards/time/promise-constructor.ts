import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a promise whose `constructor` loops',
  why: 'V8 reads it when the promise is awaited',
  plugins: [rogue('promise-constructor', '() => Object.defineProperty(Promise.resolve(), "constructor", { get() { while (true) {} } })', { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_TIMEOUT_CPU'],
}
