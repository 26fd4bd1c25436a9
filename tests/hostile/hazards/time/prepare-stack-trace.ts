import { rogue, type Hazard } from '../../_hazard.ts'

export const hazard: Hazard = {
  title: 'a prepareStackTrace that loops',
  why: 'V8 calls it when an error is made, also for the runtime\'s own errors',
  plugins: [rogue('prepare-stack-trace',
    '() => { for (const of of [Error, TypeError, globalThis]) try { Object.defineProperty(of, "prepareStackTrace", { value() { while (true) {} } }) } catch {} throw new Error("x") }',
    { limits: { cpuMs: 200 } })],
  codes: ['HP_ERR_PLUGIN_THREW', 'HP_ERR_TIMEOUT_CPU'],
}
